import { z } from 'zod';
import { documentLimits } from '../model/document.ts';

/** The fields that documents and statements share. Patterns hold no flags, so that JSON Schema can carry them. */

export const commit = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
  .describe('Commit id: 40 hex digits (SHA-1) or 64 (SHA-256).');

export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, hex.');

export const time = z.iso.datetime().max(40).describe('ISO 8601 time, UTC.');

export const score = z
  .number()
  .min(0)
  .max(100)
  .nullable()
  .describe('0 to 100; null when something that counts could not be judged.');

export const message = z.string().max(documentLimits.message);

export const name = z.string().max(documentLimits.name);

/** Relative, POSIX, and never leading out of the folder it is relative to. */
export const path = z
  .string()
  .max(documentLimits.path)
  .regex(/^(?!\/)(?!(?:[\s\S]*\/)?\.\.(?:\/|$))[\s\S]+$/)
  .describe('Relative POSIX path.');

/** A positive integer as GitHub numbers things. */
export const id = z.int().positive();

export const count = z.int().min(0);
