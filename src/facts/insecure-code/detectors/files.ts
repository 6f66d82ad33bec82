import { is, type Node } from '../../syntax.ts';
import { judge, objectOf, propertyOf, type Site } from '../judge.ts';
import { type CallDetector, words } from './detector.ts';

const fileMethods = words(
  'readFile readFileSync createReadStream createWriteStream writeFile writeFileSync appendFile appendFileSync open openSync unlink unlinkSync rm rmSync rmdir rmdirSync readdir readdirSync stat statSync lstat access accessSync existsSync exists copyFile copyFileSync rename renameSync mkdir mkdirSync symlink truncate chmod chown outputFile outputFileSync readJson readJsonSync readJSON remove removeSync copy move ensureDir opendir watch cp cpSync',
);
const fileSystem =
  /^(?:fs|fs-extra|graceful-fs|mz\/fs|pify\.fs|~?fsp|~?fsPromises|fs\/promises)\.(?:promises\.)?\w+$/;
const two = /^(?:copyFile|rename|copy|move|symlink|cp)(?:Sync)?$/;
const answers = /^~?(?:res|response|reply|resp|ctx|c|h)\b/;

export const files: CallDetector = {
  methods: [...fileMethods, ...words('sendFile sendfile download file render join resolve')],
  look,
};

function* look(site: Site): Generator<ReturnType<typeof judge>> {
  const { name, method, node, scope, analysis } = site;
  const [first, second] = site.arguments;
  const ask = (value: Node | undefined) => {
    const told = judge(
      {
        rule: 'path-traversal',
        sink: name,
        at: node,
        value,
        scope,
        purpose: 'path',
        by: ['request', 'archive', 'message'],
      },
      analysis,
    );
    const isOfArchive =
      told?.source?.match(/^(?:entry|header|file)\./) &&
      told.proof === 'tainted' &&
      isFromArchive(value, site);
    return told !== null && isOfArchive ? { ...told, rule: 'zip-slip' as const } : told;
  };
  if (fileSystem.test(name)) {
    const told = [ask(first), two.test(method) ? ask(second) : null];
    yield told.find((one) => one?.proof === 'tainted') ?? told.find((one) => one !== null) ?? null;
    return;
  }
  if (answers.test(name) && /^(?:sendFile|sendfile|download|file)$/.test(method)) {
    const told = ask(first);
    const options = site.arguments
      .map((argument) => objectOf(argument, scope, analysis))
      .find((one) => one !== undefined);
    // `root` confines what is sent to a folder.
    const isConfined = propertyOf(options, 'root') !== undefined;
    yield told !== null && isConfined && told.proof === 'tainted' ? { ...told, proof: 'validated' } : told;
    return;
  }
  if (method === 'render' && answers.test(name)) {
    const told = judge(
      {
        rule: 'path-traversal',
        sink: name,
        at: node,
        value: first,
        scope,
        purpose: 'path',
        by: ['request'],
      },
      analysis,
    );
    // Most engines look in one folder only.
    yield told?.proof === 'tainted' ? { ...told, proof: 'depends' } : told;
    return;
  }
  // Where the path goes from here is not to be seen: it is dropped beside one that is.
  if (/^path(?:\.(?:posix|win32))?\.(?:join|resolve)$/.test(name)) {
    const told = site.arguments.map(ask).find((one) => one?.proof === 'tainted');
    yield told === undefined || told === null ? null : { ...told, proof: 'depends' };
  }
}

function isFromArchive(value: Node | undefined, { analysis, scope }: Site): boolean {
  return analysis.origins.of(value, scope).some(({ by }) => by === 'archive');
}

export const deserializing: CallDetector = {
  methods: words(
    'unserialize deserialize deepDeserialize load loadAll parse toJson parseXml parseXmlString parseXmlAsync Parser parseHtml',
  ),
  *look({ name, method, node, scope, analysis, arguments: given }) {
    const [first, second] = given;
    const ask = (rule: 'unsafe-deserialization' | 'xml-external-entities', tells: 'tainted' | 'everything') =>
      judge({ rule, sink: name, at: node, value: first, scope, purpose: 'code', tells }, analysis);
    if (
      /^(?:node-serialize\.unserialize|serialize-to-js\.deserialize|funcster\.deepDeserialize|cryo\.parse)$/.test(
        name,
      )
    )
      yield ask('unsafe-deserialization', 'everything');
    if (/^(?:v8\.deserialize|js-yaml\.load(?:All)?)$/.test(name)) {
      const schema = propertyOf(objectOf(second, scope, analysis), 'schema');
      if (schema === undefined || !is(node, 'CallExpression')) yield ask('unsafe-deserialization', 'tainted');
    }
    if (
      /^(?:xml2json\.toJson|libxmljs2?\.parseXml\w*|node-expat\..*\.parse|node-expat\.Parser\(\)\.(?:parse|write)|sax\.parser\(\)\.write)$/.test(
        name,
      )
    ) {
      const entities = propertyOf(objectOf(second, scope, analysis), 'noent');
      const isSafe =
        method.startsWith('parseXml') &&
        (entities === undefined || (is(entities.value, 'Literal') && entities.value.value === false));
      if (!isSafe && !method.startsWith('parseXml')) yield ask('xml-external-entities', 'tainted');
    }
  },
};
