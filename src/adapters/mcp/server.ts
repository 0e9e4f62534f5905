import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { textProblem } from '../../model/checked.js';
import { questionProblem } from '../../model/question.js';
import { checkedJson, checkedTerminal } from '../../render/checked.js';
import { foundPledges, foundQuotes } from '../../render/found.js';
import { json } from '../../render/json.js';
import { terminal } from '../../render/terminal.js';
import { answer, checkedText } from '../schemas/answers.js';
import { lang } from '../schemas/values.js';
import { HttpError } from '../web/http.js';
import * as pledges from './pledges.js';
import { ToolFault, type McpPorts } from './ports.js';
import * as quotes from './quotes.js';

/** What an assistant is told before it uses any of the tools. */
const INSTRUCTIONS = `On Record answers from a curated record of announcements: who pledged what, and who said what, with the source of every figure and the words it prints.
Use it instead of your memory for such questions. Give each figure with its hedge ("around", "up to", "could") and its source; do not convert or add figures yourself. A status of not_stated means that no source says it, and declined that it is not on record: say so rather than fill the gap. Where something is disputed, tell both sides and the verdict.`;

const PLAIN = { colour: false } as const;
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

/** What an assistant needs of an answer: not how it was understood, nor how long it took. */
const answerOut = answer.omit({ query: true, ms: true });
/** Without its name: a tool's schema stands by itself. */
const checkedOut = z.strictObject(checkedText.shape);

/** More members than any of the tools takes. */
const MOST_MEMBERS = 50;

/** What a tool gives: the same as data, and as text for those who read that alone. */
interface Given {
  readonly data: Record<string, unknown>;
  readonly text: string;
}

/** A server with the tools, for one client. What nobody foresaw is logged, and told by its id alone. */
export function createMcpServer(ports: McpPorts): McpServer {
  const { release, ask, check, browse, newId, report } = ports;
  const server = new McpServer(
    { name: 'on-record', title: 'On Record', version: release },
    { instructions: INSTRUCTIONS, maxToolInputElements: MOST_MEMBERS },
  );
  const given = async (make: () => Given | Promise<Given>) => {
    try {
      const { data, text } = await make();
      return { structuredContent: data, content: [{ type: 'text' as const, text }] };
    } catch (cause) {
      // A fault that says what to do is for the assistant; any other might quote what was asked.
      const known = cause instanceof ToolFault || cause instanceof HttpError;
      const text = known
        ? cause.message
        : `Something went wrong on our side. The log tells more under the id ${report('mcp.tool-failed', cause)}.`;
      return { isError: true, content: [{ type: 'text' as const, text }] };
    }
  };
  const refuse = (problem: string | undefined): void => {
    if (problem !== undefined) throw new ToolFault(problem);
  };

  server.registerTool(
    'ask',
    {
      title: 'Ask the record',
      description:
        'Answer a question about the announcements on record, in English or French: amounts, jobs, places, people, quotations, comparisons, sums, what is disputed. Each question stands alone: name what it is about.',
      inputSchema: {
        question: z.string().max(2000).describe('A whole question, as one asks a colleague.'),
        lang: lang.optional().describe('To answer in, where the question does not tell.'),
      },
      outputSchema: answerOut,
      annotations: READ_ONLY,
    },
    ({ question, lang: of }) =>
      given(async () => {
        refuse(questionProblem(question, of));
        const message = { conversation: `mcp:${newId()}`, once: true, text: question, ...(of && { locale: of }) } as const;
        const reply = await ask(message);
        const { query: _, ms: __, ...data } = json(reply);
        return { data, text: terminal(reply.answer, PLAIN) };
      }),
  );

  server.registerTool(
    'find_pledges',
    {
      title: 'Find pledges',
      description:
        'List pledges on record, narrowed by who, where, topic or status, with their main figures, what is stated about them, what is disputed, and the sum of all that were found.',
      inputSchema: pledges.input,
      outputSchema: pledges.output,
      annotations: READ_ONLY,
    },
    (asked) =>
      given(() => {
        const data = pledges.findPledges(browse, asked);
        return { data, text: foundPledges(data, asked.lang) };
      }),
  );

  server.registerTool(
    'find_quotes',
    {
      title: 'Find quotations',
      description: 'List quotations on record, narrowed by speaker, organisation, topic or words, exactly as printed.',
      inputSchema: quotes.input,
      outputSchema: quotes.output,
      annotations: READ_ONLY,
    },
    (asked) =>
      given(() => {
        const data = quotes.findQuotes(browse, asked);
        return { data, text: foundQuotes(data, asked.lang) };
      }),
  );

  server.registerTool(
    'check_text',
    {
      title: 'Check a text',
      description:
        'Hold each figure, name, place, date and quotation of a text against the record: confirmed, contradicted, not on record, or not checked, with what the record says and where. English or French, up to 20,000 characters.',
      inputSchema: {
        text: z.string().describe('The text, as plain text.'),
        lang: lang.optional().describe("To answer in; without it, the text's own."),
      },
      outputSchema: checkedOut,
      annotations: READ_ONLY,
    },
    ({ text, lang: of }) =>
      given(async () => {
        refuse(textProblem(text, of));
        const made = await check(text, of);
        return { data: { ...checkedJson(made) }, text: checkedTerminal(made, PLAIN) };
      }),
  );
  return server;
}
