import type { App } from '@slack/bolt';
import { plain } from '../../render/plain.js';
import { escape } from '../../render/slack/escape.js';
import { cut } from '../../render/slack/limits.js';
import { sourceText } from '../../render/slack/sources.js';
import { readable } from './incoming.js';
import type { SlackPorts } from './ports.js';
import { LOOK_UP_STEP } from './surface.js';

/** An output of a step is a text that the workflow puts wherever it likes. */
const MOST = 3500;

/** "Look up the record", a step for Workflow Builder: a question in; the answer, its sources and its status out. */
export function offerStep(app: App, ports: SlackPorts): void {
  app.function(LOOK_UP_STEP, { autoAcknowledge: false }, async ({ inputs, complete, fail, event }) => {
    const execution = event.function_execution_id;
    if (!(await ports.first(`slack:step:${execution}`))) return;
    const asked = inputs['question'];
    const question = typeof asked === 'string' ? readable(asked) : '';
    try {
      const { answer } = await ports.handle({ conversation: `slack:step:${execution}`, text: question, once: true });
      const sources = answer.citations.map((c) => sourceText(c, answer.lang));
      await complete({
        outputs: { answer: cut(escape(plain(answer.blocks)), MOST), sources: cut(sources.join('\n'), MOST), status: answer.status },
      });
    } catch (cause) {
      const id = ports.report('slack.step-failed', cause);
      await fail({ error: `The record could not be looked up. The log of On Record tells more under ${id}.` });
    }
  });
}
