// `read-and-hash.mjs FOLDER`, files from stdin: what nothing that looks at every byte can beat.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const all = createHash('sha256');
for (const file of readFileSync(0, 'utf8').split('\n'))
  all.update(
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest(),
  );
console.log(all.digest('hex'));
