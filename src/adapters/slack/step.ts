import type { App } from '@slack/bolt';
import { questionProblem } from '../../model/question.js';
import { blockText } from '../../render/plain.js';
import { escapedLines } from '../../render/slack/message.js';
import { fitting, sourceText } from '../../render/slack/sources.js';
import { readable } from './incoming.js';
import type { SlackPorts } from './ports.js';
import { LOOK_UP_STEP, STEP_INPUT, type StepOutputs } from './surface.js';

/** An output of a step is a text that the workflow puts wherever it likes. */
const MOST = 3500;

/** "Look up the record", a step for Workflow Builder: a question in; the answer, its sources and its status out. */
export function offerStep(app: App, ports: SlackPorts): void {
  app.function(LOOK_UP_STEP, { autoAcknowledge: false }, async ({ inputs, complete, fail, event }) => {
    const execution = event.function_execution_id;
    if (!(await ports.first(`slack:step:${execution}`))) return;
    const asked = inputs[STEP_INPUT];
    const question = typeof asked === 'string' ? readable(asked) : '';
    const problem = questionProblem(question);
    if (problem !== undefined) return void (await fail({ error: problem }));
    try {
      const { answer } = await ports.handle({ conversation: `slack:step:${execution}`, text: question, once: true });
      const sources = answer.citations.map((c) => sourceText(c, answer.lang));
      const outputs: StepOutputs = {
        answer: escapedLines(answer.blocks.map(blockText), MOST),
        sources: fitting(sources, MOST, answer.lang).join('\n'),
        status: answer.status,
      };
      await complete({ outputs });
    } catch (cause) {
      const id = ports.report('slack.step-failed', cause);
      await fail({ error: `The record could not be looked up. The log of On Record tells more under ${id}.` });
    }
  });
}
