import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useChosenPreview } from './useChosenPreview.ts';

/** The FITS cards of the image looked at. */
export function HeaderPanel() {
  const { preview } = useChosenPreview();
  if (!preview)
    return (
      <Panel>
        <EmptyState title="The FITS cards of the image looked at will be here." />
      </Panel>
    );
  return (
    <Panel note={preview.image.path} scroll>
      <table className="fixed selectable">
        <thead>
          <tr>
            <th className="keyword">Keyword</th>
            <th>Value</th>
            <th>Comment</th>
          </tr>
        </thead>
        <tbody>
          {preview.header.map((card, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: keywords such as COMMENT come more than once, in order
            <tr key={index}>
              <td className="t2">{card.keyword}</td>
              <td title={card.value}>{card.value}</td>
              <td className="t3" title={card.comment}>
                {card.comment}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
