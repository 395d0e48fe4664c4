import { Button, Modal } from '@mantine/core';
import { texts } from '../../texts/texts';
import classes from './bulk-panel.module.css';

type Props = {
  title: string;
  text: string;
  /** What the yes is called. */
  yes: string;
  onYes: () => void;
  onNo: () => void;
};

/** Asks before many tickets are changed. */
export function BulkQuestion({ title, text, yes, onYes, onNo }: Props) {
  return (
    <Modal.Root opened onClose={onNo}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={classes.question}>
          {/* Without the library's own header, which would be a second banner of the page. */}
          <Modal.Title>{title}</Modal.Title>
          <p className={classes.text}>{text}</p>
          <div className={classes.buttons}>
            <Button variant="default" onClick={onNo}>
              {texts.queue.bulk.cancel}
            </Button>
            <Button data-autofocus onClick={onYes}>
              {yes}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
