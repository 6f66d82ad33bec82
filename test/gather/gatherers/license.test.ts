import { describe, expect, it } from 'vitest';
import { gatherLicense } from '../../../src/gather/gatherers/license.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherLicense(await sceneOf(files));

const redistribution = 'Redistribution and use in source and binary forms, with or without\nmodification';
const permission = 'Permission to use, copy, modify, and/or distribute this software for any purpose';

describe('the licence', () => {
  it.each<[string | null, string]>([
    ['MIT', 'MIT License\n\nPermission is hereby granted, free of charge, to any\n  person obtaining a copy'],
    ['Apache-2.0', 'Apache License\nVersion 2.0, January 2004'],
    ['BSD-3-Clause', `${redistribution}\nNeither the name of the copyright holder`],
    ['BSD-2-Clause', redistribution],
    ['ISC', `${permission}, provided that the above copyright notice`],
    ['0BSD', permission],
    ['GPL-3.0', 'GNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007'],
    ['GPL-2.0', 'GNU GENERAL PUBLIC LICENSE\nVersion 2, June 1991'],
    ['LGPL-3.0', 'GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3. It adds to the GNU General Public License'],
    ['LGPL-2.1', 'GNU LESSER GENERAL PUBLIC LICENSE\nVersion 2.1, February 1999'],
    ['AGPL-3.0', 'GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3. See the GNU General Public License'],
    ['MPL-2.0', 'Mozilla Public License Version 2.0'],
    ['Unlicense', 'This is free and unencumbered software released into the public domain.'],
    ['CC0-1.0', 'CC0 1.0 Universal'],
    [null, 'All rights reserved.'],
    [null, ''],
  ])('%s', async (spdx, text) => {
    const characters = text.replace(/\s+/g, ' ').trim().length;
    expect(await gatherIn({ LICENSE: text })).toEqual({ path: 'LICENSE', spdx, characters });
  });
});

describe('its file', () => {
  it.each<[string, Files, string | null]>([
    ['none', { 'src/license.ts': '' }, null],
    ['none but below the root', { 'docs/LICENSE': '' }, null],
    ['British', { 'licence.txt': '' }, 'licence.txt'],
    ['COPYING', { COPYING: '' }, 'COPYING'],
    ['UNLICENSE', { UNLICENSE: '' }, 'UNLICENSE'],
    ['the plainest of several', { 'LICENSE-APACHE': '', 'LICENSE.md': '', 'LICENSE-MIT': '' }, 'LICENSE.md'],
    ['the first of two as plain', { 'LICENSE-ZZZ': '', 'LICENSE-MIT': '' }, 'LICENSE-MIT'],
    ['none that is a program', { 'license-checker.js': '' }, 'license-checker.js'],
    ['none that only begins alike', { LICENSES: '' }, null],
    ['none that is binary', { LICENSE: '\0' }, null],
  ])('%s', async (_, files, path) => {
    expect((await gatherIn(files))?.path ?? null).toBe(path);
  });
});
