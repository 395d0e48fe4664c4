import { smallPercent, whole } from '../../texts/format';
import { Blank } from '../blank';
import { Count } from '../count';
import { Figure } from '../figures';
import figures from '../figures.module.css';
import { type AgreementDay, agreementOf, shareOf } from './agreement';
import { triageTexts } from './triage-texts';

type Props = {
  /** Each null while it is not known. */
  needsReview: number | null;
  days: readonly AgreementDay[] | null;
  labels: number | null;
  /** Over how many days the agreement is told. */
  length: number;
};

/** What waits for people, how far they agree, and how much was learnt from them. */
export function TriageFigures({ needsReview, days, labels, length }: Props) {
  const words = triageTexts.figures;
  const sum = days && agreementOf(days);
  return (
    <dl className={figures.figures}>
      <Figure name={words.needsReview} note={words.needsReviewNote}>
        <Count count={needsReview} search={{ needsReview: true }} />
      </Figure>
      <Agreed
        name={words.category}
        part={sum && { agreed: sum.category, judged: sum.categoryJudged }}
        length={length}
      />
      <Agreed
        name={words.priority}
        part={sum && { agreed: sum.priority, judged: sum.priorityJudged }}
        length={length}
      />
      <Figure name={words.labels} note={words.labelsNote}>
        {labels === null ? <Blank width={4} /> : whole(labels)}
      </Figure>
    </dl>
  );
}

type AgreedProps = {
  name: string;
  /** Null while it is not known. */
  part: { agreed: number; judged: number } | null;
  length: number;
};

function Agreed({ name, part, length }: AgreedProps) {
  const words = triageTexts.figures;
  if (part === null) {
    return (
      <Figure name={name} note={null}>
        <Blank width={4} />
      </Figure>
    );
  }
  const { agreed, judged } = part;
  const share = shareOf(agreed, judged);
  return (
    <Figure
      name={name}
      note={
        share === null
          ? words.nobody(whole(length))
          : words.agreedNote(whole(agreed), whole(judged), whole(length))
      }
    >
      {share === null ? triageTexts.none : smallPercent(share)}
    </Figure>
  );
}
