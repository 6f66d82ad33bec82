import { codeSpan, messageText, sayingOf } from '../markdown.ts';
import { paragraphs, type SectionOf, shown } from './section.ts';
import { signs } from './signs.ts';

const most = 50;

/** What stands in the way of deployment, and what keeps the gate closed. */
export const blockers: SectionOf = (document) => {
  const said = sayingOf(document);
  const failed = document.rulings.filter(({ status }) => status === 'fail');
  const closing = shown(failed, most, ({ message }) => `- ${signs.fail} ${messageText(message, 'text')}`);
  const open = shown(document.blockers, most, ({ target, message, path }) => {
    const place = path === null ? '' : ` in ${codeSpan(path, 'text')}`;
    return `- ${codeSpan(target, 'text')}${place}: ${said(message, 'text')}`;
  });
  if (failed.length + document.blockers.length === 0)
    return 'None: the gate is open, and nothing blocks a deployment.';
  return paragraphs(
    failed.length === 0 ? '' : 'The gate is closed:',
    closing.parts.join('\n'),
    closing.more,
    document.blockers.length === 0 ? '' : 'In the way of a deployment:',
    open.parts.join('\n'),
    open.more,
  );
};
