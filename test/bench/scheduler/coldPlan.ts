import { createPlanner } from '../../../main-services/scheduler/createPlanner.ts';
import { invented, samples } from './benchProblems.ts';
import { KINDS, type KindName } from './inventInstance.ts';

// `node coldPlan.ts NAME`: plans one problem for a second in this process, which has run nothing else, and prints its value.

const MILLISECONDS = 1000;
const [name] = process.argv.slice(2);
const [, kind = '', seed = ''] = /^(.+)-(\d+)$/.exec(name ?? '') ?? [];
const one =
  kind in KINDS ? invented([kind as KindName], [Number(seed)])[0] : samples().find((sample) => sample.name === name);
if (one === undefined) throw new Error(`there is no problem ${name}`);
const clock = () => performance.now();
const from = clock();
const planner = createPlanner(one.problem);
planner.improve({ seed: 1, budget: { milliseconds: MILLISECONDS - (clock() - from), clock } });
const { value, certificate } = planner.result();
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ value, gap: certificate.gap, megabytes })}\n`);
