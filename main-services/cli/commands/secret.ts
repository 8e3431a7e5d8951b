import { text } from 'node:stream/consumers';
import { headlessSecrets } from '../../system/secrets/headlessSecrets.ts';
import { type Command, EXIT, WrongUsage } from '../Command.ts';

/** `pyros secret`: passwords outside of configuration and log. */
export const secret: Command = {
  usage: ['secret set NAME < FILE', 'secret check NAME', 'secret remove NAME'],
  notes: [
    'NAME is alerts.kafka.gcn for the client secret of the Kafka source called gcn.',
    'Secrets are kept in the desktop’s keyring (secret-tool), or given in the environment as PYROS_SECRET_ALERTS_KAFKA_GCN.',
  ],
  async run([action, name, ...more]) {
    if (name === undefined || more.length > 0) throw new WrongUsage('Say: secret set, check or remove, and a name.');
    const secrets = headlessSecrets();
    if (action === 'set') {
      // One line; who types it ends it with Return and Ctrl+D.
      const value = (await text(process.stdin)).replace(/\r?\n$/, '');
      if (value === '') throw new WrongUsage('The secret comes on standard input, which was empty.');
      await secrets.set(name, value);
      process.stdout.write(`${name} is kept in ${secrets.place}.\n`);
      return EXIT.ok;
    }
    if (action === 'check') {
      const found = (await secrets.get(name)) !== null;
      const fault = found ? null : await secrets.fault();
      process.stdout.write(`${name} is ${found ? 'there' : 'not there'}.${fault === null ? '' : ` ${fault}`}\n`);
      return found ? EXIT.ok : EXIT.failed;
    }
    if (action !== 'remove') throw new WrongUsage(`There is no "secret ${String(action)}".`);
    await secrets.remove(name);
    process.stdout.write(`${name} is removed.\n`);
    return EXIT.ok;
  },
};
