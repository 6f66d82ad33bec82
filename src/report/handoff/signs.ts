import type { Ruling } from '../../model/verdict.ts';

export const signs: Readonly<Record<Ruling['status'], string>> = { pass: '✅', warn: '⚠️', fail: '❌' };
