import { defineCheck } from '../../../model/check.ts';
import { isIllustration } from '../../../model/illustration.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { isToolFile } from '../../../model/tool-file.ts';
import { dwindling } from '../../dwindling.ts';
import { notOperated } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'machine-paths',
  category: 'readiness/environment',
  importance: 'medium',
  title: 'No path or address of one machine is in the source',
  failureTitle: 'Paths or addresses of one machine are in the source',
  why: 'A path below somebody’s home, or an address of this very machine, works where it was written. Tests, documents, samples and generated files may hold them. The first costs half of the check, each further one less: ratio 1 / (1 + weight), where a path weighs 1, and an address of the own machine a quarter, in what is operated only.',
  fix: 'Make it relative to the file or the working directory, or read it from the configuration.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    if (!files.some(({ kind }) => kind === 'source')) return notApplicable('There is no source.');
    const isOperated = notOperated(profile) === null;
    const own = files.filter(({ path }) => !isIllustration(path));
    const paths = signalsIn(own, 'machine-path').map(({ path, line, what }) => ({
      path,
      line,
      message: `\`${what}\` is a path of one machine.`,
      subject: what,
    }));
    const addresses = signalsIn(
      own.filter(({ path }) => !isToolFile(path)),
      'localhost',
    ).map(({ path, line, what }) => ({
      path,
      line,
      message: `\`${what}\` is an address of the machine that it runs on, and of no other.`,
      subject: what,
      severity: 'low' as const,
      share: 0.25,
    }));
    return dwindling([...paths, ...(isOperated ? addresses : [])]);
  },
});
