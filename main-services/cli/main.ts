import { COMMANDS } from './commands.ts';
import { runCli } from './runCli.ts';

// Who reads our output has seen enough (`| head`): no fault, and nobody to tell.
process.stdout.on('error', () => process.exit());

process.exitCode = await runCli(process.argv.slice(2), COMMANDS);
