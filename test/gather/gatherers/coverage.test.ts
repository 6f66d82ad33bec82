import { describe, expect, it } from 'vitest';
import { gatherCoverage } from '../../../src/gather/gatherers/coverage.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const source: Files = { 'src/a.ts': 'export const a = 1;\n', 'src/b.ts': 'export const b = 1;\n' };

function lcov(...paths: readonly string[]): string {
  return paths.map((path) => `SF:${path}\nDA:1,1\nend_of_record\n`).join('');
}

const named = (...reports: readonly string[]) => reports.map((path) => ({ path, flag: null }));

async function gathered(files: Files, coverage: Partial<(typeof defaultSettings)['coverage']> = {}) {
  const settings = { coverage: { ...defaultSettings.coverage, ...coverage } };
  // Reports are there, and git ignores them: they are not among the files of the repository.
  const scene = await sceneOf(files, { settings });
  const isReport = (path: string) => /coverage|lcov/.test(path);
  return await gatherCoverage({ ...scene, files: scene.files.filter(({ path }) => !isReport(path)) });
}

const paths = (result: Awaited<ReturnType<typeof gathered>>) =>
  result.ok ? result.value?.files.map(({ path }) => path) : result.reason;

describe('where reports are looked for', () => {
  it.each(['coverage/lcov.info', 'lcov.info', 'coverage.lcov'])('finds %s', async (place) => {
    expect(paths(await gathered({ ...source, [place]: lcov('src/a.ts', 'src/b.ts') }))).toEqual([
      'src/a.ts',
      'src/b.ts',
    ]);
  });

  it('reads one report of a folder, and that of each workspace', async () => {
    const files = {
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/x/package.json': '{}',
      'packages/x/src/x.ts': 'export {};\n',
      'packages/x/coverage/lcov.info': lcov('src/x.ts'),
      ...source,
      'coverage/lcov.info': lcov('src/a.ts'),
      'lcov.info': lcov('src/b.ts'),
    };
    expect(paths(await gathered(files))).toEqual(['packages/x/src/x.ts', 'src/a.ts']);
  });

  it('reads those that are named, and no others', async () => {
    const files = { ...source, 'out/lcov.txt': lcov('src/b.ts'), 'coverage/lcov.info': lcov('src/a.ts') };
    expect(paths(await gathered(files, { reports: named('out/lcov.txt') }))).toEqual(['src/b.ts']);
  });
});

describe('coverage is not judged', () => {
  it.each<[sentence: string, files: Files, reports: readonly string[] | null, reason: string]>([
    ['without a report', source, null, 'No coverage report was found'],
    [
      'when one that is named is missing',
      { ...source, 'coverage/lcov.info': lcov('src/a.ts') },
      ['coverage/lcov.info', 'other/lcov.info'],
      '`other/lcov.info`, named under `coverage.reports`, is not there.',
    ],
    [
      'when a report is empty',
      { ...source, 'coverage/lcov.info': '' },
      null,
      "The coverage report `coverage/lcov.info` can't be used.",
    ],
    [
      'when a report is cut off',
      { ...source, 'coverage/lcov.info': 'SF:src/a.ts\nDA:1,1\n' },
      null,
      "can't be used",
    ],
    [
      'when a report is of another tree',
      { ...source, 'coverage/lcov.info': lcov('lib/x.ts', 'lib/y.ts', 'src/a.ts') },
      null,
      'Only 1 of the 3 files in the coverage reports are files of this repository, and 90% is asked; not found: `lib/x.ts`, `lib/y.ts`. Map',
    ],
    [
      'when nothing of one report is of this tree, however much of the others is',
      {
        'src/a.ts': '',
        'src/b.ts': '',
        'lcov.info': lcov(...Array.from({ length: 5 }, (_, index) => `lib/${index}.ts`)),
        'coverage/lcov.info': lcov('src/a.ts', 'src/b.ts'),
      },
      ['coverage/lcov.info', 'lcov.info'],
      'None of the 5 files in the coverage report `lcov.info` is a file of this repository (`lib/0.ts`, `lib/1.ts`, `lib/2.ts` and 2 more).',
    ],
  ])('%s', async (_, files, reports, reason) => {
    expect(paths(await gathered(files, { reports: reports === null ? null : named(...reports) }))).toContain(
      reason,
    );
  });
});

it('does not apply where there is no code', async () => {
  expect(await gathered({ 'README.md': '# Words\n' })).toEqual({ ok: true, value: null });
});

it('maps paths as the configuration says', async () => {
  const files = { ...source, 'coverage/lcov.info': lcov('/build/x1/src/a.ts') };
  expect(paths(await gathered(files, { paths: [{ from: '/build/x1/', to: '' }] }))).toEqual(['src/a.ts']);
});

describe('how many files have to be found', () => {
  const files = { ...source, 'coverage/lcov.info': lcov('src/a.ts', 'src/b.ts', 'gen/c.ts') };
  it.each([
    [90, 'Only 2 of the 3 files in the coverage reports are files of this repository, and 90% is asked;'],
    [66.7, 'Only 2 of the 3 files'],
    [66.6, 'src/a.ts'],
    [0, 'src/a.ts'],
  ])('%d%% of three, of which two are there', async (minResolved, expected) => {
    expect(String(paths(await gathered(files, { minResolved })))).toContain(expected);
  });

  it('is one at least, of every report', async () => {
    const strange = { ...source, 'coverage/lcov.info': lcov('gen/c.ts') };
    expect(paths(await gathered(strange, { minResolved: 0 }))).toContain('None of the 1 files');
  });
});

describe('exclusions', () => {
  const files = { ...source, 'coverage/lcov.info': lcov('src/a.ts', 'src/b.ts') };

  it('take files out, and say what they took', async () => {
    const result = await gathered(files, { exclude: ['src/b.*', 'src/old/**'] });
    expect(result).toMatchObject({
      value: {
        files: [{ path: 'src/a.ts' }],
        exclusions: [
          { glob: 'src/b.*', files: ['src/b.ts'], lines: 1 },
          { glob: 'src/old/**', files: [], lines: 0 },
        ],
      },
    });
  });

  it('may not take out everything', async () => {
    expect(paths(await gathered(files, { exclude: ['src/**'] }))).toContain('take out every file');
  });
});

describe('flags', () => {
  const files = {
    ...source,
    'unit.info': 'SF:src/a.ts\nDA:1,1\nDA:2,0\nend_of_record\nSF:src/b.ts\nDA:1,0\nend_of_record\n',
    'more.info': 'SF:src/a.ts\nDA:1,0\nDA:2,1\nend_of_record\n',
    'e2e.info': 'SF:src/b.ts\nDA:1,1\nBRDA:1,0,0,1\nBRDA:1,0,1,0\nend_of_record\n',
  };
  const reports = [
    { path: 'unit.info', flag: 'unit' },
    { path: 'more.info', flag: 'unit' },
    { path: 'e2e.info', flag: 'e2e' },
  ];
  const tallies = async (coverage: Partial<(typeof defaultSettings)['coverage']>) => {
    const result = await gathered(files, { reports, ...coverage });
    return result.ok
      ? result.value?.flags.map(({ flag, lines }) => `${flag} ${lines.covered}/${lines.total}`)
      : result.reason;
  };

  it('have the coverage of their own reports, merged', async () => {
    expect(await tallies({})).toEqual(['e2e 1/1', 'unit 2/3']);
  });

  it('leave out what is excluded, and count lines as everything else does', async () => {
    expect(await tallies({ exclude: ['src/a.ts'], partials: 'miss' })).toEqual(['e2e 0/1', 'unit 0/1']);
  });

  it('are none where none is given', async () => {
    expect(await tallies({ reports: named('unit.info') })).toEqual([]);
  });
});

describe('reports of other tools', () => {
  it("finds Go's files by the module that `go.mod` names", async () => {
    const files = {
      'tools/go.mod': '// a module\nmodule example.org/tools // ours\n\ngo 1.22\n',
      'tools/area/area.go': 'package area\n',
      'coverage.out': 'mode: set\nexample.org/tools/area/area.go:3.1,3.9 1 1\n',
    };
    expect(paths(await gathered(files))).toEqual(['tools/area/area.go']);
  });

  it('keeps what a report states beside what was counted, and the tool that wrote it', async () => {
    const entry = { executed_lines: [1], missing_lines: [2] };
    const report = {
      meta: {},
      files: { 'src/a.ts': entry },
      totals: { covered_lines: 9, num_statements: 9 },
    };
    const result = await gathered({ ...source, 'coverage.json': JSON.stringify(report) });
    expect(result.ok ? result.value?.reports : result.reason).toEqual([
      {
        path: 'coverage.json',
        folder: '',
        flag: null,
        format: 'coverage-py',
        files: 1,
        provider: 'coverage.py',
        measuredAt: null,
        stated: { lines: { covered: 9, total: 9 } },
        counted: { lines: { covered: 1, total: 2 }, branches: null, functions: null },
        steps: [{ rule: 'exact', from: null, files: 1 }],
        unresolved: [],
      },
    ]);
  });

  it('counts the lines on which two reports disagree about branches', async () => {
    const record = (branches: string) => `SF:src/a.ts\nDA:1,1\n${branches}end_of_record\n`;
    const files = {
      ...source,
      'one/lcov.info': record('BRDA:1,0,0,1\n'),
      'two/lcov.info': record('BRDA:1,0,0,1\nBRDA:1,0,1,0\n'),
    };
    const result = await gathered(files, { reports: named('one/lcov.info', 'two/lcov.info') });
    expect(result.ok ? result.value?.disagreements : result.reason).toBe(1);
  });
});
