import { type Call, found, type Operations, unacceptable } from '../operation.ts';
import { page } from '../page.ts';
import type { IssueComment } from '../repository.ts';
import { accountResource, apiUrl, htmlUrl, nodeId } from '../resources.ts';
import type { Grant } from '../tokens.ts';

/** In characters; the description does not say it, GitHub's error message does. */
const LONGEST_BODY = 65_536;

const read: readonly Grant[] = ['pull-requests: read', 'issues: read'];
const write: readonly Grant[] = ['pull-requests: write', 'issues: write'];

export const comments: Operations = {
  'issues/list-comments': {
    grants: read,
    answer(call) {
      const number = pullNumber(call);
      const since = call.parameters.optionalText('since');
      const listed = [...call.repository.comments.values()]
        .filter((comment) => comment.number === number)
        .filter((comment) => since === undefined || Date.parse(comment.updatedAt) >= Date.parse(since))
        .sort((a, b) => a.id - b.id);
      return page(call, listed, (some) => some.map((comment) => resource(call, comment)));
    },
  },

  'issues/get-comment': {
    grants: read,
    answer: (call) => ({ status: 200, body: resource(call, comment(call)) }),
  },

  'issues/create-comment': {
    grants: write,
    answer(call) {
      const { repository, token } = call;
      const seed = { number: pullNumber(call), body: acceptedBody(call), author: token.account };
      return { status: 201, body: resource(call, repository.addComment(seed)) };
    },
  },

  'issues/update-comment': {
    grants: write,
    answer(call) {
      const changed = comment(call);
      changed.body = acceptedBody(call);
      changed.updatedAt = call.github.now;
      return { status: 200, body: resource(call, changed) };
    },
  },

  'issues/delete-comment': {
    grants: write,
    answer(call) {
      call.repository.comments.delete(comment(call).id);
      return { status: 204 };
    },
  },
};

function pullNumber({ repository, parameters }: Call): number {
  return found(repository.pulls.get(parameters.number('issue_number'))).number;
}

function comment({ repository, parameters }: Call): IssueComment {
  return found(repository.comments.get(parameters.number('comment_id')));
}

function acceptedBody({ body }: Call): string {
  const text = body.text('body');
  if ([...text].length > LONGEST_BODY) {
    throw unacceptable('IssueComment', 'body', `is too long (maximum is ${LONGEST_BODY} characters)`);
  }
  return text;
}

/** Schema `issue-comment`. */
function resource({ github, repository }: Call, comment: IssueComment): object {
  const { id, number, body, author, createdAt, updatedAt } = comment;
  return {
    id,
    node_id: nodeId('IssueComment', id),
    url: `${apiUrl(github, repository)}/issues/comments/${id}`,
    issue_url: `${apiUrl(github, repository)}/issues/${number}`,
    html_url: `${htmlUrl(repository)}/pull/${number}#issuecomment-${id}`,
    body,
    user: accountResource(github, author),
    author_association: 'NONE',
    created_at: createdAt,
    updated_at: updatedAt,
  };
}
