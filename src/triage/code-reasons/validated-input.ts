import type { CodeReason } from './code-reason.ts';

const validatedInput: CodeReason = {
  id: 'validated-input',
  classification: 'false-positive',
  proof:
    'Only values that are allowed come here: it is compared with a list, looked up in a table, made a number, or stands behind a fixed beginning.',
  applies: ({ proof }) => proof === 'validated',
};

export default validatedInput;
