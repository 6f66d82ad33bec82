import { z } from 'zod';
import { documentLimits } from '../../model/document.ts';

/** As many as a document may hold of anything. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(documentLimits.list);
