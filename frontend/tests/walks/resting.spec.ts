import { expect, test } from '../cast';
import { fit } from '../checks';

test('the account is paused, which Today tells oneself, and taken up again', { tag: '@desktop' }, async ({ cast }) => {
  const mira = await cast.person('Mira');
  const page = await mira.open('/me');
  await page.getByText('Pause your account', { exact: true }).click();
  await expect(page.getByText('Until you are back you are suggested to nobody')).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText('paused until you come back')).toBeVisible();
  await fit(page);
  expect(await mira.read('{ me { openToAsks } rest { until } }')).toEqual({
    me: { openToAsks: true },
    rest: { until: null },
  });

  await page.goto('/');
  await expect(page.getByText('Your account is paused.')).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Come back' }).click();
  await expect(page.getByText('Your account is paused.')).toBeHidden();
  expect((await mira.read('{ rest { until } }')).rest).toBeNull();
});
