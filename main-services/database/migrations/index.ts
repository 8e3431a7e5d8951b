import { people } from './0001-people.ts';
import { requests } from './0002-requests.ts';
import { alerts } from './0003-alerts.ts';
import { planning } from './0004-planning.ts';
import { instruments } from './0005-instruments.ts';
import { environment } from './0006-environment.ts';
import { images } from './0007-images.ts';
import { operations } from './0008-operations.ts';
import { planner } from './0009-planner.ts';
import { alarms } from './0010-alarms.ts';
import { environmentHistory } from './0011-environment-history.ts';
import { strategyVersions } from './0012-strategy-versions.ts';
import { moonLight } from './0013-moon-light.ts';
import { alertQuestions } from './0014-alert-questions.ts';
import { ruleHistory } from './0015-rule-history.ts';
import { alertStrategies } from './0016-alert-strategies.ts';
import type { Migration } from './Migration.ts';

/** Every step in order. New steps go to the end. */
export const MIGRATIONS: readonly Migration[] = [
  people,
  requests,
  alerts,
  planning,
  instruments,
  environment,
  images,
  operations,
  planner,
  alarms,
  environmentHistory,
  strategyVersions,
  moonLight,
  alertQuestions,
  ruleHistory,
  alertStrategies,
];
