import type { Ruling, ScorecardDocument } from '../model/document.ts';
import { sha256 } from '../model/fingerprint.ts';
import { printDocument } from './document-schema.ts';
import { enclose } from './envelope.ts';
import { readPrivateKey } from './keys.ts';
import { subjectName } from './statement.ts';
