import { expect, it } from 'vitest';
import { missingPlatformPackages } from '../../../build/missingPlatformPackages.ts';

it('puts in the packages of other platforms that a lock file names but does not have', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.2.3',
        dev: true,
        optionalDependencies: {
          '@tool/linux-x64-gnu': '1.2.3',
          '@tool/linux-arm64-musl': '1.2.3',
          '@tool/win32-ia32-msvc': '1.2.3',
          'not-a-platform': '^4',
        },
      },
      'node_modules/@tool/linux-x64-gnu': { version: '1.2.3' },
    },
  };
  expect(missingPlatformPackages(lock)).toEqual({
    'node_modules/@tool/linux-arm64-musl': {
      version: '1.2.3',
      cpu: ['arm64'],
      libc: ['musl'],
      os: ['linux'],
      dev: true,
      optional: true,
    },
    'node_modules/@tool/win32-ia32-msvc': { version: '1.2.3', cpu: ['ia32'], os: ['win32'], dev: true, optional: true },
  });
});
