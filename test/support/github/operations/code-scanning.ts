import { gunzipSync } from 'node:zlib';
import { type Operations, Refusal } from '../operation.ts';
import { apiUrl } from '../resources.ts';

/** https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data */
const MOST_BYTES = 10 * 1024 * 1024;

export const codeScanning: Operations = {
  'code-scanning/upload-sarif': {
    grants: ['security-events: write'],
    answer({ github, repository, body }) {
      const commit = body.text('commit_sha');
      if (repository.resolve(commit)?.sha !== commit) throw new Refusal(404);
      const sarif = body.text('sarif');
      const packed = Buffer.from(sarif, 'base64');
      if (packed.length > MOST_BYTES) throw new Refusal(413, 'The SARIF file is too large');
      if (!isJson(packed)) throw new Refusal(400, 'Invalid SARIF');
      const { id } = repository.addAnalysis({ commit, ref: body.text('ref'), sarif });
      return { status: 202, body: { id, url: `${apiUrl(github, repository)}/code-scanning/sarifs/${id}` } };
    },
  },
};

function isJson(packed: Uint8Array): boolean {
  try {
    JSON.parse(gunzipSync(packed).toString());
    return true;
  } catch {
    return false;
  }
}
