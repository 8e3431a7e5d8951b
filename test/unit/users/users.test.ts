import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../../main-services/database/Repositories.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { ConsoleSession } from '../../../main-services/users/ConsoleSession.ts';
import { LoginThrottle } from '../../../main-services/users/LoginThrottle.ts';
import { hashPassword, verifyPassword } from '../../../main-services/users/passwords.ts';
import { UserService } from '../../../main-services/users/UserService.ts';

let db: Repositories;
let clock: ManualClock;
let said: string[];
let service: UserService;
beforeEach(async () => {
  db = await openDatabase({ client: 'sqlite', file: ':memory:' });
  clock = new ManualClock();
  said = [];
  const say = (message: string) => void said.push(message);
  service = new UserService({ users: db.users, clock, log: { debug: say, info: say, warning: say, error: say } });
});
afterEach(() => db.close());

describe('passwords', () => {
  test('fit their hash and no other, and never look the same twice', async () => {
    const [one, two] = await Promise.all([hashPassword('Größe 1'), hashPassword('Größe 1')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(await verifyPassword('Größe 1', one)).toBe(true);
    expect(await verifyPassword('Gro\u0308ße 1', one)).toBe(true);
    expect(await verifyPassword('größe 1', one)).toBe(false);
    expect(await verifyPassword('', one)).toBe(false);
  });

  test.each([
    '',
    '!',
    'scrypt$',
    'scrypt$3$8$1$AA==$AA==',
    `scrypt$1073741824$8$1$AA==$${'A'.repeat(43)}=`,
    `scrypt$3$8$1$AA==$${'A'.repeat(43)}=`,
  ])('a malformed hash fits nothing: %s', async (hash) => {
    expect(await verifyPassword('x', hash)).toBe(false);
  });
});

describe('login', () => {
  test.each([
    ['pyros', 'admin'],
    ['operator', 'expert'],
    ['observer', 'user'],
    ['astronomer', 'user'],
  ])('%s of the initial fixture is %s', async (username, role) => {
    expect(await service.login(username, 'DjangoPyros')).toMatchObject({ username, role });
  });

  test('is refused without telling whether the name exists, and never logs the password', async () => {
    for (const username of ['pyros', 'nobody', 'alert']) {
      await expect(service.login(username, 'secret-guess')).rejects.toThrow('The user name or the password is wrong.');
    }
    expect(said.join()).not.toContain('secret-guess');
    expect(said).toHaveLength(3);
  });

  test('slows down who guesses, in parallel too, and forgets when it goes right', async () => {
    await Promise.allSettled(Array.from({ length: 5 }, () => service.login('pyros', 'guess')));
    await expect(service.login('pyros', 'DjangoPyros')).rejects.toThrow(
      'Too many wrong passwords for "pyros". Try again in 5 s.',
    );
    expect(await service.login('operator', 'DjangoPyros')).toMatchObject({ username: 'operator' });
    await clock.advance(5000);
    expect(await service.login('pyros', 'DjangoPyros')).toMatchObject({ username: 'pyros' });
    await expect(service.login('pyros', 'guess')).rejects.toThrow('The user name or the password is wrong.');
  });

  test('waits longer with each failure, but not for ever', () => {
    const throttle = new LoginThrottle();
    const waits = Array.from({ length: 14 }, () => {
      throttle.failed('x', 0);
      return throttle.waitMs('x', 0) / 1000;
    });
    expect(waits).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 2000 }), (names) => {
        for (const name of names) throttle.failed(name, 0);
        return names.every((name) => throttle.waitMs(name, 901_000) === 0);
      }),
    );
  });
});

describe('registration', () => {
  const wish = { username: 'new.comer', email: 'new@comer.example', password: 'long enough' };

  test('opens an account that an administrator has to validate', async () => {
    const { id } = await service.register(wish);
    await expect(service.login('new.comer', 'long enough')).rejects.toThrow(
      'has not been validated by an administrator',
    );
    expect(await service.findForAutoLogin('new.comer')).toBeNull();
    expect(await service.validate(id, 'pyros')).toMatchObject({ validated: true, role: 'user' });
    expect(await service.login('new.comer', 'long enough')).toMatchObject({ id });
    expect((await service.list()).map((user) => user.username)).toContain('new.comer');
    expect(said).toContain('pyros validated the account of new.comer.');
    await expect(service.register(wish)).rejects.toThrow('The user name "new.comer" is taken.');
  });

  test.each([
    [{ username: 'x' }, 'has 2 to 32 letters'],
    [{ username: '../x' }, 'starts with a letter'],
    [{ email: 'nowhere' }, 'is not an e-mail address'],
    [{ password: 'short' }, 'has at least 8 characters'],
  ])('refuses %j', async (change, words) => {
    await expect(service.register({ ...wish, ...change })).rejects.toThrow(words);
  });
});

test('a console has one session, and tells its changes', async () => {
  const session = new ConsoleSession(service);
  const roles: string[] = [];
  const deaf = session.listen((state) => roles.push(state.role));
  expect(session.current).toEqual({ user: null, role: 'viewer' });
  await session.autoLogin(null);
  await session.autoLogin('operator');
  await expect(session.login('pyros', 'wrong')).rejects.toThrow();
  expect(session.current.role).toBe('expert');
  await session.login('pyros', 'DjangoPyros');
  session.logout();
  deaf();
  await session.autoLogin('nobody');
  expect(roles).toEqual(['expert', 'admin', 'viewer']);
});
