import { setTimeout as sleep } from 'node:timers/promises'
import type { Interaction, InteractionReplyOptions } from 'discord.js'
import { ApplicationCommandType, Client, Events, GatewayIntentBits, LabelBuilder, ModalBuilder, Partials, TextInputBuilder, TextInputStyle } from 'discord.js'

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits
type TinyBot = { readonly client: Client; readonly stop: () => Promise<void> }

/** What it registers: enough to try each way in. */
const COMMANDS = [
  {
    name: 'echo',
    description: 'Say it again',
    nameLocalizations: { de: 'echo' },
    descriptionLocalizations: { de: 'Sag es noch einmal' },
    options: [
      { type: 3, name: 'text', description: 'What', required: true, autocomplete: true },
      { type: 3, name: 'how', description: 'In which way' },
    ],
  },
  { name: 'mod', description: 'For moderators', defaultMemberPermissions: '8192', options: [{ type: 1, name: 'form', description: 'Fill in a form' }] },
  { name: 'Look at it', type: ApplicationCommandType.Message },
] as const

/** A bot of a few lines with the real library, to try the Discord of the tests with. It does not wait five seconds before it begins another session. */
export async function startTinyBot({ api, token }: { readonly api: string; readonly token: string }, intents = [Guilds, GuildMessages, DirectMessages]): Promise<TinyBot> {
  const client = new Client({ intents, partials: [Partials.Channel], allowedMentions: { parse: [] }, rest: { api, retries: 3 }, ws: { buildIdentifyThrottler: () => ({ waitForIdentify: () => Promise.resolve() }) } })
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(() => undefined))
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot && message.content) void message.reply(`heard: ${message.cleanContent}`).catch(() => undefined)
  })
  client.on(Events.Error, () => undefined)
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(token)
  await ready
  await client.application?.commands.set(COMMANDS)
  return { client, stop: () => client.destroy() }
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await interaction.respond([{ name: `${interaction.options.getFocused()}…`, value: 'completed' }])
  else if (interaction.isMessageContextMenuCommand()) await interaction.reply({ content: `looked at: ${interaction.targetMessage.content}`, flags: 64 })
  else if (interaction.isButton()) await interaction.update({ content: `pressed ${interaction.customId} by ${interaction.user.username}`, components: [] })
  else if (interaction.isStringSelectMenu()) await interaction.update({ content: `chosen ${interaction.values.join('+')}` })
  else if (interaction.isModalSubmit()) await interaction.reply(`filled in: ${interaction.fields.getTextInputValue('name')}`)
  else if (interaction.isChatInputCommand() && interaction.commandName === 'mod') await interaction.showModal(FORM)
  else if (interaction.isChatInputCommand()) {
    const text = interaction.options.getString('text', true)
    const how = interaction.options.getString('how')
    if (how === 'late') await sleep(200)
    if (how === 'deferred') {
      await interaction.deferReply({ flags: 64 })
      await interaction.editReply(text)
      await interaction.followUp('and more')
    } else if (how === 'twice') {
      await Promise.allSettled([interaction.reply(text), interaction.reply(text)])
    } else await interaction.reply(how === 'json' ? expanded(text) : { content: `${text} (${interaction.locale})` })
  }
}

/** A reply told in JSON, where "*5000" stands for that many letters: an option could not hold them. */
const expanded = (text: string): InteractionReplyOptions =>
  JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' && /^\*\d+$/.test(value) ? 'x'.repeat(Number(value.slice(1))) : value)) as InteractionReplyOptions

const FORM = new ModalBuilder()
  .setCustomId('form')
  .setTitle('A form')
  .addLabelComponents(new LabelBuilder().setLabel('Name').setTextInputComponent(new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short).setValue('nobody').setMaxLength(20)))
