import type { RuleState } from '../../../main-services/model/environment.ts';
import { MarginBar } from '../../components/MarginBar.tsx';
import { closesWords, valueWords } from '../../safety/ruleWords.ts';
import { nearness } from '../../safety/safetyView.ts';

/** The rules nearest to closing, while everything is allowed. */
export function NearestRules({ rules }: { readonly rules: readonly RuleState[] }) {
  return (
    <>
      <div className="lab">Nearest to closing</div>
      <div className="nearest">
        {rules.map((rule, index) => (
          <div key={rule.rule} className={index > 2 ? 'only-wide' : ''}>
            <div className="row tight">
              <span className="t2 el">{rule.label}</span>
              <span className="sp" />
              <b className="nw">{valueWords(rule)}</b>
            </div>
            <MarginBar nearness={nearness(rule) ?? 0} closest={index === 0} />
            <div className="lab el">{closesWords(rule)}</div>
          </div>
        ))}
      </div>
    </>
  );
}
