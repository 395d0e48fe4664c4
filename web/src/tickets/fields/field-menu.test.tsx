import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { show } from '../../testing/render';
import { FieldButton } from './field-button';
import type { FieldChange } from './field-change';
import { FieldMenu, type FieldMenuTarget } from './field-menu';

const onChoose = vi.fn<(change: FieldChange) => void>();

function Row() {
  const [target, setTarget] = useState<FieldMenuTarget | null>(null);
  return (
    <>
      <FieldButton
        field="status"
        value="OPEN"
        ticketId="7"
        onOpen={(anchor) =>
          setTarget({
            field: 'status',
            anchor,
            value: 'OPEN',
            label: 'Status of ticket 7',
            onChoose,
          })
        }
      />
      <FieldMenu target={target} onClose={() => setTarget(null)} />
    </>
  );
}

const opened = async () => {
  show(<Row />);
  const button = await screen.findByRole('button', { name: 'Status of ticket 7: Open' });
  button.focus();
  await userEvent.keyboard('{Enter}');
  return { button, menu: await screen.findByRole('menu') };
};

test('the menu names what it changes and marks the value', async () => {
  await opened();
  expect(screen.getAllByRole('menuitemradio').map((item) => item.textContent)).toEqual([
    'Open1',
    'In progress2',
    'Resolved3',
    'Closed4',
  ]);
  expect(screen.getByRole('menuitemradio', { name: /Open/ })).toBeChecked();
});

test('a digit chooses, and the focus goes back to the button', async () => {
  const { button } = await opened();
  await userEvent.keyboard('4');
  expect(onChoose).toHaveBeenCalledWith({ status: 'CLOSED' });
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(button).toHaveFocus();
});

test('a click chooses once', async () => {
  await opened();
  await userEvent.click(screen.getByRole('menuitemradio', { name: /Resolved/ }));
  expect(onChoose.mock.calls).toEqual([[{ status: 'RESOLVED' }]]);
});

test('choosing what is already chosen changes nothing', async () => {
  await opened();
  await userEvent.click(screen.getByRole('menuitemradio', { name: /Open/ }));
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(onChoose).not.toHaveBeenCalled();
});

test('Escape changes nothing and gives the focus back', async () => {
  const { button } = await opened();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(onChoose).not.toHaveBeenCalled();
  expect(button).toHaveFocus();
});
