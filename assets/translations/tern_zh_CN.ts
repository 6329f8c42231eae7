<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tern</source>
        <translation>关于 Tern</translation>
    </message>
    <message>
        <source>Tern {0}</source>
        <translation>Tern {0}</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>构建信息</translation>
    </message>
    <message>
        <source>Chat with 1-bit language models that run on this computer&apos;s processor.
Tern connects to the internet only to download a model you choose, or to look for an update when you ask it to. What you write stays here.</source>
        <translation>与在此电脑处理器上运行的 1-bit 语言模型聊天。
Tern 仅在下载你选择的模型，或应你要求检查更新时联网。你写的内容留在这里。</translation>
    </message>
    <message>
        <source>Tern is free software under the MIT licence. It is built on:</source>
        <translation>Tern 是采用 MIT 许可证的自由软件，基于：</translation>
    </message>
    <message>
        <source>Libraries and their licences</source>
        <translation>所用库及其许可证</translation>
    </message>
    <message>
        <source>Look for an &amp;Update</source>
        <translation>检查更新(&amp;U)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>已是最新版本。</translation>
    </message>
    <message>
        <source>Version {0} is available: {1}</source>
        <translation>新版本 {0} 可用：{1}</translation>
    </message>
</context>
<context>
    <name>AnswerFields</name>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Use the prompt from the settin&amp;gs</source>
        <translation>使用设置中的提示词(&amp;G)</translation>
    </message>
    <message>
        <source>Instructions the model gets before the first message.</source>
        <translation>模型在第一条消息之前得到的指示。</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Use the &amp;values from the settings</source>
        <translation>使用设置中的参数(&amp;V)</translation>
    </message>
</context>
<context>
    <name>AnswerWith</name>
    <message>
        <source>Answer again with</source>
        <translation>用其他方式重新回答</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>其他模型</translation>
    </message>
    <message>
        <source>No other model is here yet</source>
        <translation>还没有其他模型</translation>
    </message>
    <message>
        <source>A preset, for this answer only</source>
        <translation>预设，仅用于此回答</translation>
    </message>
    <message>
        <source>{0} is loaded. The other chat was left, so nothing was asked again there.</source>
        <translation>{0} 已加载。已离开另一个聊天，因此那里没有重新提问。</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Wait until the answer is finished, or stop it.</source>
        <translation>请等回答完成，或停止它。</translation>
    </message>
    <message>
        <source>The answer before this is being stopped: try again in a moment.</source>
        <translation>正在停止前一个回答：请稍后再试。</translation>
    </message>
    <message>
        <source>An answer is being written in “{0}”: wait until it is finished, or stop it.</source>
        <translation>正在“{0}”中生成回答：请等它完成，或停止它。</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>引擎未运行：请重新加载模型。</translation>
    </message>
    <message>
        <source>No model is loaded: open a model folder first.</source>
        <translation>未加载模型：请先打开模型文件夹。</translation>
    </message>
    <message>
        <source>{0} has no place for a system prompt, so it is put in front of your first message.</source>
        <translation>{0} 没有系统提示词的位置，因此放在你的第一条消息之前。</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Use the &amp;model&apos;s own values</source>
        <translation>使用模型自带的参数(&amp;M)</translation>
    </message>
    <message>
        <source>The values its makers recommend (from generation_config.json).</source>
        <translation>模型作者推荐的参数（来自 generation_config.json）。</translation>
    </message>
    <message>
        <source>Changes apply from the next answer on.</source>
        <translation>更改从下一个回答起生效。</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Use the mo&amp;del&apos;s own system prompt</source>
        <translation>使用模型自带的系统提示词(&amp;D)</translation>
    </message>
    <message>
        <source>The one its makers recommend (from generation_config.json); else the default of Tern.</source>
        <translation>模型作者推荐的提示词（来自 generation_config.json）；否则为 Tern 的默认值。</translation>
    </message>
    <message>
        <source>&amp;Reset to default</source>
        <translation>恢复默认(&amp;R)</translation>
    </message>
    <message>
        <source>Used in every chat that has no prompt of its own (Chat &gt; Prompt and Sampling). Changes apply from the next answer on.</source>
        <translation>用于每个没有自己提示词的聊天（聊天 &gt; 提示词与采样）。更改从下一个回答起生效。</translation>
    </message>
    <message>
        <source>New chats</source>
        <translation>新聊天</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>开始时使用(&amp;B)</translation>
    </message>
    <message>
        <source>A preset has a prompt and sampling of its own. In its chats they replace those above.</source>
        <translation>预设有自己的提示词与采样。在其聊天中取代以上设置。</translation>
    </message>
    <message>
        <source>Mana&amp;ge presets…</source>
        <translation>管理预设(&amp;G)…</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>无预设</translation>
    </message>
    <message>
        <source>The prompt of the model {0}.</source>
        <translation>模型 {0} 的提示词。</translation>
    </message>
    <message>
        <source>The model {0} names none; this is the default of Tern.</source>
        <translation>模型 {0} 未提供提示词；这是 Tern 的默认值。</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Archived Chats</source>
        <translation>已归档的聊天</translation>
    </message>
    <message>
        <source>Archived chats are kept, but not in the list. The search finds them, and one that you write in comes back by itself.</source>
        <translation>已归档的聊天会保留，但不在列表中。搜索能找到它们，在其中发消息后会自动回到列表。</translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation>已归档的聊天</translation>
    </message>
    <message>
        <source>No chat is archived</source>
        <translation>没有已归档的聊天</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>取消归档(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Last used {0}</source>
        <translation>上次使用 {0}</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>A message takes up to {0} files.</source>
        <translation>一条消息最多可附 {0} 个文件。</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>That did not work because of an unexpected error.</source>
        <translation>由于意外错误，操作未成功。</translation>
    </message>
</context>
<context>
    <name>BenchmarkDialog</name>
    <message>
        <source>Benchmark</source>
        <translation>基准测试</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>使用这个(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>复制表格(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>The measurement was stopped: only what was measured until then is here.</source>
        <translation>测量已停止：这里只有在此之前测得的结果。</translation>
    </message>
    <message>
        <source>The measurement was stopped before anything was measured.</source>
        <translation>测量在得到任何结果之前已停止。</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>测量被中断；未保留结果。</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>已复制表格。</translation>
    </message>
    <message>
        <source>Measuring… {0} of {1} are done.</source>
        <translation>正在测量… 已完成 {0} / {1}。</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>此模型尚未测量。</translation>
    </message>
    <message>
        <source>Measures every kernel of this computer with each of its instruction sets and numbers of threads, using your model: {0} ways, about {1} min. All of them give the same answers. You can stop at any time; what was measured stays, and the model is loaded again.</source>
        <translation>用你的模型测量此电脑的每个内核及其各种指令集和线程数：{0} 种方式，约 {1} 分钟。回答都相同。可随时停止；已测结果会保留，模型会重新加载。</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>重新测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
</context>
<context>
    <name>BenchmarkView</name>
    <message>
        <source>Bar: the speed of the answer, in colour where nothing is both faster and more frugal. Thin line: half of the measurements lie in it. Mark: where this memory would end it.</source>
        <translation>条：回答的速度，没有其他方式既更快又更节能时着色。细线：一半的测量值在其中。标记：此内存的极限。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Chosen from the measurement of {0}:</source>
        <translation>依据 {0} 的测量选择：</translation>
    </message>
</context>
<context>
    <name>ChatCommands</name>
    <message>
        <source>That chat was deleted; if it is in the trash, you can restore it there.</source>
        <translation>该聊天已删除；若在回收站中，可在那里恢复。</translation>
    </message>
    <message>
        <source>“{0}” is in the trash for {1} days.</source>
        <translation>“{0}”将在回收站保留 {1} 天。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{0}” is archived.</source>
        <translation>“{0}”已归档。</translation>
    </message>
</context>
<context>
    <name>ChatDialog</name>
    <message>
        <source>Prompt and Sampling of This Chat</source>
        <translation>此聊天的提示词与采样</translation>
    </message>
    <message>
        <source>For this chat only. Changes apply from the next answer on.</source>
        <translation>仅用于此聊天。更改从下一个回答起生效。</translation>
    </message>
    <message>
        <source>&amp;Use the settings</source>
        <translation>使用设置(&amp;U)</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings again.</source>
        <translation>提示词与采样已恢复为设置中的值。</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>存为预设…</translation>
    </message>
    <message>
        <source>Keeps prompt and sampling under a name, for other chats.</source>
        <translation>以一个名称保存提示词与采样，供其他聊天使用。</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chat list (Ctrl+B)</source>
        <translation>聊天列表 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Chat list</source>
        <translation>聊天列表</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>临时</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>临时聊天</translation>
    </message>
    <message>
        <source>Nothing of this chat is kept. It is gone when you leave it.</source>
        <translation>此聊天不会保留。离开后即消失。</translation>
    </message>
    <message>
        <source>Rename, pin, move, export or delete this chat</source>
        <translation>重命名、置顶、移动、导出或删除此聊天</translation>
    </message>
    <message>
        <source>More actions for this chat</source>
        <translation>此聊天的更多操作</translation>
    </message>
</context>
<context>
    <name>ChatListDelegate</name>
    <message>
        <source>New title of the chat</source>
        <translation>聊天的新标题</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>Until this works again, what you write is kept in memory.</source>
        <translation>恢复之前，你写的内容保存在内存中。</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Position in the chat</source>
        <translation>聊天中的位置</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>跳到末尾</translation>
    </message>
    <message>
        <source>Answer stopped</source>
        <translation>回答已停止</translation>
    </message>
    <message>
        <source>Answer finished at its longest allowed length</source>
        <translation>回答已达允许的最大长度</translation>
    </message>
    <message>
        <source>Answer cut off: the context is full</source>
        <translation>回答被截断：上下文已满</translation>
    </message>
    <message>
        <source>The answer could not be finished</source>
        <translation>回答未能完成</translation>
    </message>
    <message>
        <source>Answer finished</source>
        <translation>回答完成</translation>
    </message>
    <message>
        <source>This answer repeats itself</source>
        <translation>此回答在重复</translation>
    </message>
</context>
<context>
    <name>CodeButtons</name>
    <message>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Enter 发送，Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>停止回答 (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>发送 (Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>写消息</translation>
    </message>
</context>
<context>
    <name>ComputerPage</name>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln cores</source>
        <translation>
            <numerusform>{0}，%Ln 核</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} free now</source>
        <translation>{0}，现有 {1} 可用</translation>
    </message>
    <message>
        <source>Measuring this computer…</source>
        <translation>正在测量此电脑…</translation>
    </message>
    <message>
        <source>This takes about three seconds. Nothing is downloaded.</source>
        <translation>约需三秒。不会下载任何内容。</translation>
    </message>
    <message>
        <source>At least {0}</source>
        <translation>至少{0}</translation>
    </message>
    <message>
        <source>with {0}. Other programs used {1} processor cores while this was measured; it is measured again when they rest.</source>
        <translation>使用 {0}。测量时其他程序占用了 {1} 个核心；待其空闲时会重新测量。</translation>
    </message>
    <message>
        <source>About {0}</source>
        <translation>约{0}</translation>
    </message>
    <message>
        <source>with {0}: {1}. Estimated from a short measurement on this computer.</source>
        <translation>使用 {0}：{1}。根据在此电脑上的短暂测量估算。</translation>
    </message>
    <message>
        <source>The speed has not been measured yet</source>
        <translation>尚未测量速度</translation>
    </message>
    <message>
        <source>{0} cannot run here. {1}.</source>
        <translation>{0} 无法在此运行。{1}。</translation>
    </message>
    <message>
        <source>There is not enough disk space: {0} needs {1}. You can choose another folder.</source>
        <translation>磁盘空间不足：{0} 需要 {1}。可以选择其他文件夹。</translation>
    </message>
    <message>
        <source>This computer can run {0}.</source>
        <translation>此电脑可以运行 {0}。</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message>
        <source>Ask me</source>
        <translation>询问我</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>略去最早的消息</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>带摘要开始新聊天</translation>
    </message>
    <message>
        <source>When the context is full: {0}</source>
        <translation>上下文已满时：{0}</translation>
    </message>
    <message>
        <source>Choose for this chat what happens when the context is full</source>
        <translation>选择此聊天在上下文已满时的做法</translation>
    </message>
    <message>
        <source>When the context is full ({0} % now):</source>
        <translation>上下文已满时（现为 {0}%）：</translation>
    </message>
    <message>
        <source>{0} % full:</source>
        <translation>已用 {0}%：</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Shows the data folder in the file manager</source>
        <translation>在文件管理器中显示数据文件夹</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>更改(&amp;C)…</translation>
    </message>
    <message>
        <source>Your chats, their backups and these settings are stored here and nowhere else. Models are stored separately.</source>
        <translation>你的聊天、备份和这些设置只存放在这里。模型另外存放。</translation>
    </message>
    <message>
        <source>Chats as files</source>
        <translation>聊天的导入与导出</translation>
    </message>
    <message>
        <source>&amp;Import chats…</source>
        <translation>导入聊天(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export all chats…</source>
        <translation>导出所有聊天(&amp;E)…</translation>
    </message>
    <message>
        <source>Reads exports of GPT4All, Jan, LM Studio, Open WebUI, ChatGPT and Tern. Writes web pages, Markdown, PDF, or everything for another Tern.</source>
        <translation>可读取 GPT4All、Jan、LM Studio、Open WebUI、ChatGPT 和 Tern 的导出文件。可写出网页、Markdown、PDF，或供另一个 Tern 使用的全部内容。</translation>
    </message>
    <message>
        <source>This folder cannot be used: {0}.</source>
        <translation>无法使用此文件夹：{0}。</translation>
    </message>
    <message>
        <source>This folder is set by the environment variable TERN_HOME, so it cannot be changed here.</source>
        <translation>此文件夹由环境变量 TERN_HOME 指定，无法在此更改。</translation>
    </message>
    <message>
        <source>From the next start on, Tern uses {0}. Your chats stay in this folder; copy them there first if you want to keep using them.</source>
        <translation>从下次启动起，Tern 使用 {0}。你的聊天留在此文件夹；若要继续使用，请先复制过去。</translation>
    </message>
    <message>
        <source>A change takes effect at the next start.</source>
        <translation>更改在下次启动时生效。</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Remove {0} from the list? Its files stay where they are.</source>
        <translation>从列表移除 {0}？其文件保持原处。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Delete {0}? This frees {1}. Your chats are kept.</source>
        <translation>删除 {0}？可释放 {1}。你的聊天会保留。</translation>
    </message>
    <message>
        <source>&amp;Delete {0}</source>
        <translation>删除 {0}(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>New preset</source>
        <translation>新预设</translation>
    </message>
</context>
<context>
    <name>DocumentsButton</name>
    <message>
        <source>Quote your documents</source>
        <translation>引用你的文档</translation>
    </message>
    <message>
        <source>This chat quotes no documents</source>
        <translation>此聊天不引用文档</translation>
    </message>
    <message>
        <source>This chat may quote {0}</source>
        <translation>此聊天可引用 {0}</translation>
    </message>
    <message numerus="yes">
        <source>This chat may quote %Ln folders</source>
        <translation>
            <numerusform>此聊天可引用 %Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All folders</source>
        <translation>所有文件夹(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Folders of documents…</source>
        <translation>文档文件夹(&amp;F)…</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Folders of documents</source>
        <translation>文档文件夹</translation>
    </message>
    <message>
        <source>In chats where you turn this on, passages from these folders that fit your question are put with it, and the sources stand below the answer. All of it stays on this computer.</source>
        <translation>在开启此项的聊天中，这些文件夹里与问题相关的片段会随问题一起提供，来源显示在回答下方。一切都留在此电脑上。</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>添加文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Chats can quote it no more; the files stay as they are</source>
        <translation>聊天不能再引用它；文件保持不变</translation>
    </message>
    <message>
        <source>Read &amp;everything again</source>
        <translation>全部重新读取(&amp;E)</translation>
    </message>
    <message>
        <source>Clears the index and makes it anew</source>
        <translation>清空并重建索引</translation>
    </message>
    <message>
        <source>The book beside the message field chooses what a chat may quote. Changes to your files are noticed automatically. Removing the last folder deletes the index.</source>
        <translation>消息框旁的书本图标选择聊天可引用的内容。文件的更改会被自动检测到。移除最后一个文件夹会删除索引。</translation>
    </message>
    <message>
        <source>Waits to be read</source>
        <translation>等待读取</translation>
    </message>
    <message>
        <source>Looking for documents… {0} so far</source>
        <translation>正在查找文档… 目前 {0} 个</translation>
    </message>
    <message>
        <source>Reading… {0} of {1}</source>
        <translation>正在读取… {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln 个文档</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of them could not be read</source>
        <translation>其中 {0} 个无法读取</translation>
    </message>
    <message>
        <source>Add a Folder of Documents</source>
        <translation>添加文档文件夹</translation>
    </message>
</context>
<context>
    <name>DownloadBar</name>
    <message>
        <source>Paused at {1} %: {0}</source>
        <translation>已暂停（{1}%）：{0}</translation>
    </message>
    <message>
        <source>Downloading {0}: {1}</source>
        <translation>正在下载 {0}：{1}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>How to fix it…</source>
        <translation>如何解决…</translation>
    </message>
</context>
<context>
    <name>DownloadFailure</name>
    <message>
        <source>&amp;Hub or mirror</source>
        <translation>Hub 或镜像(&amp;H)</translation>
    </message>
    <message>
        <source>Access &amp;token (kept in the system&apos;s keyring)</source>
        <translation>访问令牌（存于系统密钥环）(&amp;T)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open the model&apos;s page</source>
        <translation>打开模型页面</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Connection settings…</source>
        <translation>连接设置…</translation>
    </message>
    <message>
        <source>Download this file again</source>
        <translation>重新下载此文件</translation>
    </message>
    <message>
        <source>Go online and resume</source>
        <translation>联网并继续</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>模型文件夹</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>Downloading {0}</source>
        <translation>正在下载 {0}</translation>
    </message>
</context>
<context>
    <name>DownloadView</name>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stops the download and deletes what was downloaded</source>
        <translation>停止下载并删除已下载的内容</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>&amp;Hub</source>
        <translation>Hub(&amp;H)</translation>
    </message>
    <message>
        <source>The address of the model hub or a mirror. If empty, HF_ENDPOINT or the public hub is used.</source>
        <translation>模型 Hub 或镜像的地址。留空则使用 HF_ENDPOINT 或公共 Hub。</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>For example http://proxy.example:3128. If empty, the system&apos;s proxy is used.</source>
        <translation>例如 http://proxy.example:3128。留空则使用系统代理。</translation>
    </message>
    <message>
        <source>System certificates only</source>
        <translation>仅系统证书</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>证书(&amp;C)</translation>
    </message>
    <message>
        <source>A PEM file with additional certificates to trust. Some company networks need one.</source>
        <translation>包含额外可信证书的 PEM 文件。有些公司网络需要。</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Browse for certificates</source>
        <translation>浏览证书</translation>
    </message>
    <message>
        <source>&amp;Offline mode: never download anything</source>
        <translation>离线模式：从不下载(&amp;O)</translation>
    </message>
    <message>
        <source>Tern connects to this address, and to the storage it points to, only to download a model you choose. It sends no statistics.</source>
        <translation>Tern 仅在下载你选择的模型时连接此地址及其指向的存储。不发送统计信息。</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Only for models that require one</source>
        <translation>仅用于需要令牌的模型</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>清除(&amp;F)</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>清除令牌</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring and sent only to the hub above.</source>
        <translation>存于系统密钥环，只发送给上面的 Hub。</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>移动(&amp;M)…</translation>
    </message>
    <message>
        <source>Moves every model to another folder</source>
        <translation>把所有模型移到另一个文件夹</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Moving the models</source>
        <translation>正在移动模型</translation>
    </message>
    <message>
        <source>Downloaded models are stored here. Moving takes all of them along.</source>
        <translation>下载的模型存放在这里。移动会带走全部。</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} 不存在。</translation>
    </message>
    <message>
        <source>Certificates (PEM)</source>
        <translation>证书 (PEM)</translation>
    </message>
    <message>
        <source>The token was deleted.</source>
        <translation>令牌已删除。</translation>
    </message>
    <message>
        <source>The token was saved in the system&apos;s keyring.</source>
        <translation>令牌已存入系统密钥环。</translation>
    </message>
    <message>
        <source>No keyring was found; the token is kept until you close Tern.</source>
        <translation>未找到密钥环；令牌保留到关闭 Tern 为止。</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>正在移动…</translation>
    </message>
    <message>
        <source>The models are now in {0}.</source>
        <translation>模型现在位于 {0}。</translation>
    </message>
    <message>
        <source>Move the Models To</source>
        <translation>把模型移到</translation>
    </message>
    <message>
        <source>Stopped; the models are still where they were.</source>
        <translation>已停止；模型仍在原处。</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop the files here to attach them to your message</source>
        <translation>把文件拖到这里以附加到消息</translation>
    </message>
    <message>
        <source>Drop the file here to import its chats</source>
        <translation>把文件拖到这里以导入其中的聊天</translation>
    </message>
    <message>
        <source>Drop the folder here to open the model</source>
        <translation>把文件夹拖到这里以打开模型</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Download a model…</source>
        <translation>下载模型…</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>欢迎使用 Tern</translation>
    </message>
    <message>
        <source>Download a model, or open a model folder you already have. It runs entirely on this computer.</source>
        <translation>下载一个模型，或打开已有的模型文件夹。它完全在此电脑上运行。</translation>
    </message>
    <message>
        <source>Use the demo model that came with Tern</source>
        <translation>使用随附的演示模型</translation>
    </message>
    <message>
        <source>Loading {0}</source>
        <translation>正在加载 {0}</translation>
    </message>
    <message>
        <source>You can already write your first message.</source>
        <translation>现在就可以写第一条消息。</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>想了解什么？</translation>
    </message>
    <message>
        <source>{0} is loaded. Nothing you write leaves this computer.</source>
        <translation>{0} 已加载。你写的内容不会离开此电脑。</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Explain photosynthesis to a ten-year-old.</source>
        <translation>向十岁的孩子解释光合作用。</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>Write a short poem about an Arctic tern.</source>
        <translation>写一首关于北极燕鸥的短诗。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Give me five ideas for a quick dinner with rice.</source>
        <translation>给我五个用米饭做快手晚餐的主意。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编程</translation>
    </message>
    <message>
        <source>Write a Python function that reverses the words of a sentence.</source>
        <translation>写一个 Python 函数，把句子中的单词顺序反转。</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>Energy</source>
        <translation>能耗</translation>
    </message>
    <message>
        <source>This processor counts its energy, but only the administrator may read it. To let your user account read it too, run this line once in a terminal; Tern itself never asks for a password.</source>
        <translation>此处理器会统计能耗，但只有管理员可以读取。要让你的用户也能读取，请在终端中运行一次此行；Tern 本身从不索要密码。</translation>
    </message>
    <message>
        <source>Command that permits reading the energy counters</source>
        <translation>允许读取能耗计数器的命令</translation>
    </message>
    <message>
        <source>&amp;Copy the command</source>
        <translation>复制命令(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Estimate energy where it cannot be measured</source>
        <translation>无法测量时估算能耗(&amp;E)</translation>
    </message>
    <message>
        <source>An estimate is the engine&apos;s processor time multiplied by the watts of a busy core. It is always labelled as an estimate, and can be off by half in either direction.</source>
        <translation>估算值为引擎的处理器时间乘以每个满载核心的功率。始终标明为估算，上下误差可达一半。</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>&amp;Watts of a busy core</source>
        <translation>每个满载核心的功率(&amp;W)</translation>
    </message>
    <message>
        <source>Automatic takes what is usual for this family of processors. If you know better, from a power meter for instance, enter it: the power of the computer under load minus that at rest, divided by the number of busy cores.</source>
        <translation>“自动”取此类处理器的常见值。若你有更准确的值，例如来自功率计，请填入：电脑负载时的功率减去空闲功率，再除以满载核心数。</translation>
    </message>
    <message>
        <source>Tern cannot read any energy meter on this computer.</source>
        <translation>Tern 无法读取此电脑上的任何能耗计。</translation>
    </message>
    <message>
        <source>Automatic ({0} W)</source>
        <translation>自动 ({0} W)</translation>
    </message>
</context>
<context>
    <name>EnergyPlot</name>
    <message>
        <source>Speed over energy</source>
        <translation>速度与能耗</translation>
    </message>
    <message>
        <source>J/token{0}, less is better</source>
        <translation>J/token{0}，越少越好</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>回答，token/s</translation>
    </message>
    <message>
        <source>on the front: {0} on {1}, threads {2}: {3} tokens/s, {4} J/token</source>
        <translation>位于前沿：{1} 上的 {0}，线程 {2}：{3} token/s，{4} J/token</translation>
    </message>
    <message>
        <source>No energy is known</source>
        <translation>能耗未知</translation>
    </message>
</context>
<context>
    <name>EngineBridge</name>
    <message>
        <source>The engine is not running; load the model again.</source>
        <translation>引擎未运行；请重新加载模型。</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>内核(&amp;K)</translation>
    </message>
    <message>
        <source>The code that computes with the model&apos;s weights. Every kernel gives the same answers; only the speed differs.</source>
        <translation>用模型权重进行计算的代码。每个内核给出相同的回答；只有速度不同。</translation>
    </message>
    <message>
        <source>&amp;Find the fastest…</source>
        <translation>寻找最快(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Instruction set</source>
        <translation>指令集(&amp;I)</translation>
    </message>
    <message>
        <source>Which of the processor&apos;s fast instructions the kernel uses. Only those that this processor has are listed.</source>
        <translation>内核使用处理器的哪种快速指令。只列出此处理器具备的。</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>线程(&amp;T)</translation>
    </message>
    <message>
        <source>How many processor cores work on an answer at once. Automatic takes every physical core, which is fastest on most computers.</source>
        <translation>同时为一个回答工作的处理器核心数。“自动”取全部物理核心，在多数电脑上最快。</translation>
    </message>
    <message>
        <source>&amp;Context length</source>
        <translation>上下文长度(&amp;C)</translation>
    </message>
    <message>
        <source>How much of a chat the model can see at once, in tokens (about three quarters of a word each). A longer context needs more memory.</source>
        <translation>模型一次能看到多少聊天内容，以 token 计（每个约为四分之三个英文单词）。更长的上下文需要更多内存。</translation>
    </message>
    <message>
        <source>16 bits (f16)</source>
        <translation>16 位 (f16)</translation>
    </message>
    <message>
        <source>32 bits (f32), twice the memory</source>
        <translation>32 位 (f32)，内存翻倍</translation>
    </message>
    <message>
        <source>K&amp;V cache</source>
        <translation>KV 缓存(&amp;V)</translation>
    </message>
    <message>
        <source>The model&apos;s notes on what it has read of the chat, kept in memory. 16 bits are enough for most uses.</source>
        <translation>模型对已读聊天的记录，保存在内存中。16 位足以应付多数用途。</translation>
    </message>
    <message>
        <source>Automatic (if faster)</source>
        <translation>自动（若更快）</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>&amp;Speculation</source>
        <translation>推测解码(&amp;S)</translation>
    </message>
    <message>
        <source>Guesses the next words from earlier in the chat and checks several at once. The answers stay the same; only the speed changes.</source>
        <translation>根据之前的聊天猜测接下来的词，并一次检查多个。回答不变；只有速度改变。</translation>
    </message>
    <message>
        <source>Stop the answer and apply now</source>
        <translation>停止回答并立即应用</translation>
    </message>
    <message>
        <source>Automatic (fastest)</source>
        <translation>自动（最快）</translation>
    </message>
    <message>
        <source>{0} (slow on this computer)</source>
        <translation>{0}（在此电脑上较慢）</translation>
    </message>
    <message>
        <source>Automatic ({0} physical cores)</source>
        <translation>自动（{0} 个物理核心）</translation>
    </message>
    <message>
        <source>Automatic (best)</source>
        <translation>自动（最佳）</translation>
    </message>
    <message>
        <source>This processor has no fast code for {0}: answers take many times longer.</source>
        <translation>此处理器没有 {0} 的快速代码：回答会慢许多倍。</translation>
    </message>
    <message>
        <source>Without a fast instruction set (scalar), answers take many times longer.</source>
        <translation>没有快速指令集 (scalar)，回答会慢许多倍。</translation>
    </message>
    <message>
        <source>{0} is for models with other weights; {1} runs with {2}, chosen automatically.</source>
        <translation>{0} 用于其他权重的模型；{1} 使用自动选择的 {2}。</translation>
    </message>
    <message>
        <source>Measures every kernel with your model. Takes about half a minute.</source>
        <translation>用你的模型测量每个内核。约需半分钟。</translation>
    </message>
    <message>
        <source>An answer is being written. The change takes effect when it is finished.</source>
        <translation>正在生成回答。更改在其完成后生效。</translation>
    </message>
    <message>
        <source>The model is being loaded with these settings.</source>
        <translation>正在以这些设置加载模型。</translation>
    </message>
    <message>
        <source>Changes take effect immediately: the model is reloaded and your chat is kept.</source>
        <translation>更改立即生效：模型会重新加载，你的聊天会保留。</translation>
    </message>
    <message>
        <source>Changes take effect when you load a model.</source>
        <translation>更改在加载模型时生效。</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln pages were printed.</source>
        <translation>
            <numerusform>已打印 %Ln 页。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export Chats</source>
        <translation>导出聊天</translation>
    </message>
    <message>
        <source>This chat: {0}</source>
        <translation>此聊天：{0}</translation>
    </message>
    <message>
        <source>All chats ({0})</source>
        <translation>所有聊天（{0}）</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页 (HTML)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Tern file (JSON), to import again</source>
        <translation>Tern 文件 (JSON)，可再导入</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>聊天(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>A page that any browser shows, light or dark, without a network.</source>
        <translation>任何浏览器都能显示的页面，浅色或深色，无需网络。</translation>
    </message>
    <message>
        <source>Plain text with marks for headings, lists and code, as the model wrote it.</source>
        <translation>纯文本，用标记表示标题、列表和代码，与模型所写一致。</translation>
    </message>
    <message>
        <source>Pages to print or to pass on.</source>
        <translation>可打印或分享的页面。</translation>
    </message>
    <message>
        <source>Everything: all versions, dates, settings and energy receipts. Import it in another Tern.</source>
        <translation>全部内容：所有版本、日期、设置和能耗记录。可导入另一个 Tern。</translation>
    </message>
    <message>
        <source>It has the versions in view.</source>
        <translation>包含当前显示的版本。</translation>
    </message>
    <message>
        <source>Each chat is a file in a new folder.</source>
        <translation>每个聊天是新文件夹中的一个文件。</translation>
    </message>
    <message>
        <source>Export into a New Folder Here</source>
        <translation>导出到此处的新文件夹</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>已导出到 {0}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Files of the message</source>
        <translation>消息的文件</translation>
    </message>
</context>
<context>
    <name>FileChip</name>
    <message>
        <source>Remove the file</source>
        <translation>移除文件</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>文件 {0}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>FileTextDialog</name>
    <message>
        <source>Only its beginning is shown here; Copy takes all of it.</source>
        <translation>这里只显示开头；“复制”会复制全部内容。</translation>
    </message>
    <message>
        <source>Text of {0}</source>
        <translation>{0} 的文本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>The file is not there any more; it was moved, renamed or deleted.</source>
        <translation>文件已不存在；可能已被移动、重命名或删除。</translation>
    </message>
    <message>
        <source>This system has no program that opens it.</source>
        <translation>系统中没有能打开它的程序。</translation>
    </message>
</context>
<context>
    <name>FinishedNotice</name>
    <message>
        <source>The answer could not be finished.</source>
        <translation>回答未能完成。</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>回答已就绪。</translation>
    </message>
    <message>
        <source>Tern</source>
        <translation>Tern</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Download a Model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>此电脑</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>打开模型文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>以后(&amp;L)</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}。{1}</translation>
    </message>
    <message>
        <source>Current step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Choose a model</source>
        <translation>选择模型(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Show the download</source>
        <translation>显示下载(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>下载 {0}(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
</context>
<context>
    <name>FolderCommands</name>
    <message>
        <source>New Folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Rename Folder</source>
        <translation>重命名文件夹</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>The folder “{0}” was deleted. Its chats are still here; Edit &gt; Undo brings it back.</source>
        <translation>已删除文件夹“{0}”。其聊天仍在；“编辑 &gt; 撤销”可恢复它。</translation>
    </message>
    <message>
        <source>Find a folder…</source>
        <translation>查找文件夹…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新文件夹…</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>&amp;Name of the folder</source>
        <translation>文件夹名称(&amp;N)</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>文件夹名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>A folder needs a name.</source>
        <translation>文件夹需要名称。</translation>
    </message>
    <message>
        <source>There is already a folder called “{0}”: choose another name.</source>
        <translation>已有名为“{0}”的文件夹：请另选名称。</translation>
    </message>
</context>
<context>
    <name>FullContext</name>
    <message>
        <source>A context of {0} tokens needs about {1} of memory, and {2} is free: close other programs.</source>
        <translation>{0} 个 token 的上下文约需 {1} 内存，可用 {2}：请关闭其他程序。</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>The window opens anew in it.</source>
        <translation>窗口将以此语言重新打开。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>浅色或深色。</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>Of the whole window. Ctrl++ and Ctrl+- change it anywhere; Ctrl+0 resets it.</source>
        <translation>用于整个窗口。Ctrl++ 和 Ctrl+- 随处可调；Ctrl+0 复原。</translation>
    </message>
    <message>
        <source>&amp;Load the last model when Tern starts</source>
        <translation>启动 Tern 时加载上次的模型(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Notify me of answers while Tern is in the background</source>
        <translation>Tern 在后台时通知我有回答(&amp;N)</translation>
    </message>
    <message>
        <source>Of those that took more than a few seconds; never with their text.</source>
        <translation>仅限用时超过几秒的回答；从不显示其内容。</translation>
    </message>
    <message>
        <source>With the &amp;chat&apos;s title</source>
        <translation>附上聊天标题(&amp;C)</translation>
    </message>
    <message>
        <source>Without it, nobody sees what a chat is about.</source>
        <translation>不附标题，别人就看不出聊天内容。</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import Chats</source>
        <translation>导入聊天</translation>
    </message>
    <message>
        <source>Chats exported from GPT4All (.chat), Jan (its folder “threads”), LM Studio (its folder “conversations”), Open WebUI, ChatGPT (the ZIP archive) or Tern. Dates and versions are kept; what is here already is not added again.</source>
        <translation>从 GPT4All (.chat)、Jan（其“threads”文件夹）、LM Studio（其“conversations”文件夹）、Open WebUI、ChatGPT（ZIP 压缩包）或 Tern 导出的聊天。日期和版本会保留；已有的不会重复添加。</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose a f&amp;older…</source>
        <translation>选择文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Chats in the file</source>
        <translation>文件中的聊天</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Exports of chats (*.json *.jsonl *.zip *.chat);;All files (*)</source>
        <translation>聊天导出文件 (*.json *.jsonl *.zip *.chat);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>正在读取 {0}…</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新聊天</translation>
    </message>
    <message>
        <source>The table shows the first {0}.</source>
        <translation>表中显示前 {0} 项。</translation>
    </message>
    <message>
        <source>{0} Nothing was imported.</source>
        <translation>{0} 未导入任何内容。</translation>
    </message>
    <message>
        <source>Importing {0}…</source>
        <translation>正在导入 {0}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>KeptChats</name>
    <message>
        <source>Old chats</source>
        <translation>旧聊天</translation>
    </message>
    <message>
        <source>&amp;Reopen old chats instantly</source>
        <translation>快速打开旧聊天(&amp;R)</translation>
    </message>
    <message>
        <source>Keeps on disk what the model has already read, so that it does not have to read old chats again. It reveals as much as the chats themselves and never leaves this computer. Turning this off deletes it.</source>
        <translation>把模型已读的内容保存在磁盘上，这样就不必重读旧聊天。其中透露的信息与聊天本身一样多，且从不离开此电脑。关闭此项会将其删除。</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>上限(&amp;L)</translation>
    </message>
    <message>
        <source>When it is full, the least recently used chats are dropped first. 1 GB holds about 13,000 tokens of BitNet b1.58 2B4T.</source>
        <translation>满了之后，先丢弃最久未用的聊天。1 GB 约可容纳 BitNet b1.58 2B4T 的 13,000 个 token。</translation>
    </message>
    <message>
        <source>C&amp;lear now</source>
        <translation>立即清空(&amp;L)</translation>
    </message>
    <message>
        <source>Deletes this data; your chats are kept.</source>
        <translation>删除这些数据；你的聊天会保留。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>In use: {0}</source>
        <translation>已用：{0}</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>This folder is already in the list.</source>
        <translation>此文件夹已在列表中。</translation>
    </message>
    <message>
        <source>A whole disk cannot be added; choose the folder that your documents are in.</source>
        <translation>不能添加整个磁盘；请选择文档所在的文件夹。</translation>
    </message>
    <message>
        <source>“{0}” is not there; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>找不到“{0}”；请连接其驱动器，或从列表移除。已读取的内容会保留。</translation>
    </message>
    <message>
        <source>“{0}” may not be read; change its permissions.</source>
        <translation>无权读取“{0}”；请更改其权限。</translation>
    </message>
    <message>
        <source>“{0}” has no documents any more; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>“{0}”中不再有文档；请连接其驱动器，或从列表移除。已读取的内容会保留。</translation>
    </message>
    <message>
        <source>Some folders in it may not be read.</source>
        <translation>其中有些文件夹无法读取。</translation>
    </message>
</context>
<context>
    <name>LineReader</name>
    <message>
        <source>Arrow keys read it line by line; Esc leaves.</source>
        <translation>方向键逐行阅读；Esc 退出。</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Live panel</source>
        <translation>实时面板</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>功率</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能耗</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>电池</translation>
    </message>
    <message>
        <source>Measured: the energy that is in the battery, divided by what the whole computer takes while answers are written.</source>
        <translation>实测：电池中的能量除以生成回答时整台电脑的功率。</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Ask something: while the engine reads and writes, its figures run here.</source>
        <translation>提个问题：引擎读写时，其数据会在这里变化。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>What one token reads</source>
        <translation>一个 token 的读取量</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} token/s</translation>
    </message>
    <message>
        <source>after {0} s</source>
        <translation>{0} 秒后</translation>
    </message>
    <message>
        <source>{0} cores busy</source>
        <translation>{0} 个核心忙碌</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <source>{0} of {1} tokens</source>
        <translation>{0} / {1} 个 token</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} J/token（{1}）</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} W（{1}）</translation>
    </message>
    <message>
        <source>The processor slows down: {0} % fewer tokens/s than a minute ago, at a clock that is {1} % lower. It is probably hot, or saves power.</source>
        <translation>处理器在降速：速度比一分钟前低 {0}%，时钟频率低 {1}%。它可能过热，或在省电。</translation>
    </message>
    <message>
        <source>{0} GB/s. “Find the fastest…” in the settings also measures what this memory can do.</source>
        <translation>{0} GB/s。设置中的“寻找最快…”也会测量此内存的能力。</translation>
    </message>
    <message>
        <source>{0} GB/s: {1} % of what this memory can do.</source>
        <translation>{0} GB/s：此内存能力的 {1}%。</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Speed and power over the last minute</source>
        <translation>最近一分钟的速度与功率</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>1 分钟前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>token/s</translation>
    </message>
    <message>
        <source>watts</source>
        <translation>瓦</translation>
    </message>
    <message>
        <source>prompt {0}</source>
        <translation>提示词 {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a Model Folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>{0} – Tern</source>
        <translation>{0} – Tern</translation>
    </message>
    <message>
        <source>Tern</source>
        <translation>Tern</translation>
    </message>
    <message>
        <source>Write a message; it will be answered once the model is loaded</source>
        <translation>写消息；模型加载后即会回答</translation>
    </message>
    <message>
        <source>The engine has stopped; start it again to continue</source>
        <translation>引擎已停止；请重新启动以继续</translation>
    </message>
    <message>
        <source>Download a model to start chatting</source>
        <translation>下载模型即可开始聊天</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>Memory in use</source>
        <translation>已用内存</translation>
    </message>
    <message>
        <source>Memory in use on this computer, as reported by the operating system.</source>
        <translation>此电脑已用内存，由操作系统报告。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New Chat</source>
        <translation>新聊天(&amp;N)</translation>
    </message>
    <message>
        <source>New &amp;Temporary Chat</source>
        <translation>新临时聊天(&amp;T)</translation>
    </message>
    <message>
        <source>New &amp;Folder…</source>
        <translation>新文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Open Model Folder…</source>
        <translation>打开模型文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>最近的模型(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import Chats…</source>
        <translation>导入聊天(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export All Chats…</source>
        <translation>导出所有聊天(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Print Chat…</source>
        <translation>打印聊天(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Search Chats</source>
        <translation>搜索聊天(&amp;S)</translation>
    </message>
    <message>
        <source>Command Palett&amp;e…</source>
        <translation>命令面板(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Chat List</source>
        <translation>聊天列表(&amp;C)</translation>
    </message>
    <message>
        <source>L&amp;ive Panel</source>
        <translation>实时面板(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>正常文字大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Match &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>聊天(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Stop the Answer</source>
        <translation>停止回答(&amp;S)</translation>
    </message>
    <message>
        <source>Re&amp;generate Answer</source>
        <translation>重新生成回答(&amp;G)</translation>
    </message>
    <message>
        <source>Answer Again Wit&amp;h…</source>
        <translation>用其他方式重新回答(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Continue the Answer</source>
        <translation>继续回答(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Write a Message</source>
        <translation>写消息(&amp;W)</translation>
    </message>
    <message>
        <source>Attac&amp;h Files…</source>
        <translation>附加文件(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Previous Chat</source>
        <translation>上一个聊天(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next Chat</source>
        <translation>下一个聊天(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>置顶(&amp;I)</translation>
    </message>
    <message>
        <source>Ch&amp;oose a Preset…</source>
        <translation>选择预设(&amp;O)…</translation>
    </message>
    <message>
        <source>Prompt and Sa&amp;mpling…</source>
        <translation>提示词与采样(&amp;M)…</translation>
    </message>
    <message>
        <source>Manage Presets…</source>
        <translation>管理预设…</translation>
    </message>
    <message>
        <source>&amp;Quote Documents…</source>
        <translation>引用文档(&amp;Q)…</translation>
    </message>
    <message>
        <source>Move to &amp;Folder…</source>
        <translation>移到文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>归档(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export Chat…</source>
        <translation>导出聊天(&amp;E)…</translation>
    </message>
    <message>
        <source>E&amp;xport a Proof…</source>
        <translation>导出证明(&amp;X)…</translation>
    </message>
    <message>
        <source>Archi&amp;ved Chats…</source>
        <translation>已归档的聊天(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>回收站(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Choose a Model…</source>
        <translation>选择模型(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Download a Model…</source>
        <translation>下载模型(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Details and Memory…</source>
        <translation>详情与内存(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Kernel Checks…</source>
        <translation>内核检查(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>基准测试(&amp;B)…</translation>
    </message>
    <message>
        <source>Kernel R&amp;ace…</source>
        <translation>内核竞速(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新加载(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>卸载(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Tern</source>
        <translation>关于 Tern(&amp;A)</translation>
    </message>
    <message>
        <source>When the Conte&amp;xt Is Full</source>
        <translation>上下文已满时(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Ask Me</source>
        <translation>询问我(&amp;A)</translation>
    </message>
    <message>
        <source>Leave Out the &amp;Oldest Messages</source>
        <translation>略去最早的消息(&amp;O)</translation>
    </message>
    <message>
        <source>Go On in a &amp;New Chat With a Summary</source>
        <translation>带摘要转入新聊天(&amp;N)</translation>
    </message>
</context>
<context>
    <name>MessageActions</name>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>编辑回答</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>编辑后重新提问</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <translation>用其他方式重新回答…</translation>
    </message>
    <message>
        <source>Pin in the context</source>
        <translation>固定在上下文中</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>上一版本</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一版本</translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation>第 {0} 版，共 {1} 版</translation>
    </message>
    <message>
        <source>Unpin from the context</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>The model still sees a pinned message when older ones are left out.</source>
        <translation>略去较早的消息时，模型仍能看到已固定的消息。</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} token/s</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} 个 token</translation>
    </message>
    <message>
        <source>Measured by the engine while it wrote this answer.</source>
        <translation>由引擎在生成此回答时测得。</translation>
    </message>
    <message>
        <source>Answer: {0} tokens, {1} tokens/s on average</source>
        <translation>回答：{0} 个 token，平均 {1} token/s</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>首个 token 用时 {0} 秒</translation>
    </message>
    <message>
        <source>Prompt: {0} tokens read, {1} reused</source>
        <translation>提示词：读取 {0} 个 token，复用 {1} 个</translation>
    </message>
    <message>
        <source>Prompt speed: {0} tokens/s</source>
        <translation>提示词速度：{0} token/s</translation>
    </message>
    <message>
        <source>Speculation: {0} of {1} guessed tokens were right</source>
        <translation>推测解码：{1} 个猜测的 token 中 {0} 个正确</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>模型：{0}</translation>
    </message>
    <message>
        <source>Preset: {0}</source>
        <translation>预设：{0}</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Edited answer</source>
        <translation>编辑的回答</translation>
    </message>
    <message>
        <source>Edited message</source>
        <translation>编辑的消息</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves, Esc cancels</source>
        <translation>Ctrl+Enter 保存，Esc 取消</translation>
    </message>
    <message>
        <source>Save as new version</source>
        <translation>存为新版本</translation>
    </message>
    <message>
        <source>Send edited</source>
        <translation>发送修改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Too long to paste here</source>
        <translation>太长，无法粘贴到此处</translation>
    </message>
</context>
<context>
    <name>MessageFiles</name>
    <message>
        <source>Choosing the passages that suit your question…</source>
        <translation>正在选择与你的问题相关的片段…</translation>
    </message>
    <message>
        <source>Wait until the files have been read, or remove them</source>
        <translation>请等待文件读取完毕，或移除它们</translation>
    </message>
    <message>
        <source>Too long for the context of {0} tokens: the passages that suit your question are used.</source>
        <translation>超出 {0} 个 token 的上下文：将使用与你的问题相关的片段。</translation>
    </message>
</context>
<context>
    <name>MessageFooter</name>
    <message>
        <source>Too long to edit here; copy it instead</source>
        <translation>太长，无法在此编辑；请复制</translation>
    </message>
    <message>
        <source>Show more ({0} more characters)</source>
        <translation>显示更多（还有 {0} 个字符）</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy the selected text</source>
        <translation>复制所选文本</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Read line by line</source>
        <translation>逐行阅读</translation>
    </message>
    <message>
        <source>Go to footnote {0}</source>
        <translation>转到脚注 {0}</translation>
    </message>
    <message>
        <source>Back from footnote {0}</source>
        <translation>从脚注 {0} 返回</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>打开 {0}</translation>
    </message>
</context>
<context>
    <name>MessageNote</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>让它继续</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>继续此回答</translation>
    </message>
    <message>
        <source>Answer the question again</source>
        <translation>重新回答此问题</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Asks the question once more, without what was said before it</source>
        <translation>不带之前的内容，再问一次此问题</translation>
    </message>
    <message>
        <source>New chat with this question</source>
        <translation>以此问题开始新聊天</translation>
    </message>
    <message>
        <source>The model sums up what was said before; a new chat begins with that and this question</source>
        <translation>模型总结之前的内容；新聊天以摘要和此问题开始</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>带摘要开始新聊天</translation>
    </message>
    <message>
        <source>Asks the question that had no room in a new chat, with this summary</source>
        <translation>在新聊天中带着此摘要，重新提出上次放不下的问题</translation>
    </message>
    <message>
        <source>Go on in a new chat</source>
        <translation>在新聊天中继续</translation>
    </message>
    <message>
        <source>Open the older chat</source>
        <translation>打开之前的聊天</translation>
    </message>
    <message>
        <source>Longer context ({0} tokens)</source>
        <translation>更长的上下文（{0} 个 token）</translation>
    </message>
    <message>
        <source>Reloads the model with a longer context, then continues; this uses more memory</source>
        <translation>以更长的上下文重新加载模型并继续；会占用更多内存</translation>
    </message>
    <message>
        <source>The model no longer sees the beginning of this chat; you still do</source>
        <translation>模型不再看到此聊天的开头；你仍能看到</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>略去最早的消息</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln oldest messages were left out of the prompt.</source>
        <translation>
            <numerusform>最早的 %Ln 条消息未放入提示词。</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer repeats itself.</source>
        <translation>此回答在重复。</translation>
    </message>
    <message>
        <source>This summary is ready.</source>
        <translation>摘要已就绪。</translation>
    </message>
    <message>
        <source>This chat goes on from an older one, with a summary of it.</source>
        <translation>此聊天带着摘要接续之前的聊天。</translation>
    </message>
    <message>
        <source>The answer is empty</source>
        <translation>回答为空</translation>
    </message>
    <message>
        <source>Stopped at the length limit</source>
        <translation>已达长度上限而停止</translation>
    </message>
    <message>
        <source>You stopped this answer</source>
        <translation>你停止了此回答</translation>
    </message>
    <message>
        <source>Interrupted: the engine or Tern stopped</source>
        <translation>已中断：引擎或 Tern 停止了</translation>
    </message>
    <message>
        <source>The answer failed</source>
        <translation>回答失败</translation>
    </message>
    <message>
        <source>{0} Unpin messages to make room.</source>
        <translation>{0} 取消固定一些消息以腾出空间。</translation>
    </message>
    <message>
        <source>The context is full: this chat has {0} tokens, and it holds {1}.</source>
        <translation>上下文已满：此聊天有 {0} 个 token，上下文可容纳 {1} 个。</translation>
    </message>
    <message>
        <source>{0} Edit the message to make it shorter.</source>
        <translation>{0} 编辑消息使其更短。</translation>
    </message>
    <message>
        <source>The context is full ({0} tokens), so the answer ends here.</source>
        <translation>上下文已满（{0} 个 token），回答到此为止。</translation>
    </message>
    <message>
        <source>The context is full, so the answer ends here.</source>
        <translation>上下文已满，回答到此为止。</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>{0}, pinned</source>
        <translation>{0}，已固定</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>不再固定</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>回答仍在生成中。</translation>
    </message>
    <message>
        <source>This is too long to be read here; copy it to another program.</source>
        <translation>太长，无法在此阅读；请复制到其他程序。</translation>
    </message>
</context>
<context>
    <name>ModelBars</name>
    <message>
        <source>{0} needs about {1} of memory, and only {2} is free. Close other programs, or choose a shorter context in the settings.</source>
        <translation>{0} 约需 {1} 内存，仅有 {2} 可用。请关闭其他程序，或在设置中选择更短的上下文。</translation>
    </message>
    <message>
        <source>Load anyway</source>
        <translation>仍然加载</translation>
    </message>
    <message>
        <source>Loading {0}.</source>
        <translation>正在加载 {0}。</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>打开其他文件夹…</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>重启引擎</translation>
    </message>
</context>
<context>
    <name>ModelChoices</name>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} tok/s</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Selected model</source>
        <translation>所选模型</translation>
    </message>
    <message>
        <source>I accept the licence</source>
        <translation>我接受许可证</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>阅读许可证</translation>
    </message>
    <message>
        <source>Opens the page in your browser</source>
        <translation>在浏览器中打开页面</translation>
    </message>
    <message>
        <source>Complete; all files verified.</source>
        <translation>完整；所有文件已校验。</translation>
    </message>
    <message>
        <source>Complete; not verified yet.</source>
        <translation>完整；尚未校验。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>本机速度</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Tested with</source>
        <translation>测试使用</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>加载(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>Checks every file against its published checksum</source>
        <translation>按公布的校验和检查每个文件</translation>
    </message>
    <message>
        <source>&amp;Show folder</source>
        <translation>显示文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>删除(&amp;E)…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>I accept the {0}</source>
        <translation>我接受 {0}</translation>
    </message>
    <message>
        <source>At least {0}: other programs were busy when it was measured</source>
        <translation>至少{0}：测量时有其他程序在运行</translation>
    </message>
    <message>
        <source>About {0}, {1}</source>
        <translation>约{0}，{1}</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>下载开始后可知</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} 个 token</translation>
    </message>
    <message>
        <source>{0}, converted for Tern</source>
        <translation>{0}，为 Tern 转换</translation>
    </message>
    <message>
        <source>Its own weights, beside another program</source>
        <translation>自身权重，与另一程序对照</translation>
    </message>
    <message>
        <source>Its published weights</source>
        <translation>公布的权重</translation>
    </message>
    <message>
        <source>Small random models of its form, never these weights</source>
        <translation>同结构的随机小模型，从未用过这些权重</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>下载 {0}(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>从列表移除(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>ModelDialogs</name>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>{0} 已就绪；所有文件均已校验。</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
</context>
<context>
    <name>ModelLoader</name>
    <message>
        <source>This takes effect after the current answer.</source>
        <translation>在当前回答之后生效。</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder.</source>
        <translation>尚未加载过模型：请打开模型文件夹。</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder first.</source>
        <translation>尚未加载过模型：请先打开模型文件夹。</translation>
    </message>
    <message>
        <source>An answer is being written: wait until it is finished, or stop it.</source>
        <translation>正在生成回答：请等它完成，或停止它。</translation>
    </message>
    <message>
        <source>Kernels are being measured already: wait until that has ended, or stop it.</source>
        <translation>正在测量内核：请等待结束，或停止它。</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>引擎未运行：请重新加载模型。</translation>
    </message>
    <message>
        <source>Tern closed unexpectedly while loading {0} last time, so it was not loaded automatically.</source>
        <translation>上次加载 {0} 时 Tern 意外关闭，因此没有自动加载它。</translation>
    </message>
    <message>
        <source>The processor slows down: after this answer, the frugal choice goes on with threads: {0}.</source>
        <translation>处理器在降速：此回答之后，“节能”将改用 {0} 个线程。</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>添加文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Measure the speed</source>
        <translation>测量速度(&amp;M)</translation>
    </message>
    <message>
        <source>Takes about three seconds</source>
        <translation>约需三秒</translation>
    </message>
    <message>
        <source>You can also drop a model folder here, or a .safetensors file with its JSON files.</source>
        <translation>也可以把模型文件夹，或 .safetensors 文件及其 JSON 文件拖到这里。</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在此电脑上</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Adding {0}…</source>
        <translation>正在添加 {0}…</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Checking every file against its checksum…</source>
        <translation>正在按校验和检查每个文件…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>Add a Model Folder</source>
        <translation>添加模型文件夹</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>I accept the {0}</source>
        <translation>我接受 {0}</translation>
    </message>
    <message>
        <source>Size known once the download starts</source>
        <translation>下载开始后才知道大小</translation>
    </message>
    <message>
        <source>{0} ({1} free on this disk)</source>
        <translation>{0}（此磁盘可用 {1}）</translation>
    </message>
    <message>
        <source>There is not enough space on this disk; choose another folder.</source>
        <translation>此磁盘空间不足；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>模型文件夹</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>加载中</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>打开模型文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>卸载(&amp;U)</translation>
    </message>
    <message>
        <source>Frees the model&apos;s memory. Your chats are kept.</source>
        <translation>释放模型占用的内存。你的聊天会保留。</translation>
    </message>
    <message>
        <source>&amp;Recent models</source>
        <translation>最近的模型(&amp;R)</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>最近的模型</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>{0} tokens, {1}</source>
        <translation>{0} 个 token，{1}</translation>
    </message>
    <message>
        <source>Engine memory</source>
        <translation>引擎内存</translation>
    </message>
    <message>
        <source>Load time</source>
        <translation>加载时间</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从此列表移除</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>{0}: choose another model</source>
        <translation>{0}：选择其他模型</translation>
    </message>
    <message>
        <source>No model is here yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>&amp;Manage Models…</source>
        <translation>管理模型(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to Folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Find a folder</source>
        <translation>查找文件夹</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter moves the chat there.</source>
        <translation>方向键在列表中选择，Enter 把聊天移过去。</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>No folder has that name</source>
        <translation>没有此名称的文件夹</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>移动(&amp;M)</translation>
    </message>
    <message>
        <source>No &amp;folder</source>
        <translation>无文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>新文件夹(&amp;N)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type a command, a chat, a setting, a model or a folder</source>
        <translation>输入命令、聊天、设置、模型或文件夹</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter runs what is chosen, Esc closes it.</source>
        <translation>方向键在列表中选择，Enter 执行所选，Esc 关闭。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>PaletteSource</name>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln 个聊天</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder · {0}</source>
        <translation>文件夹 · {0}</translation>
    </message>
    <message>
        <source>Load this model</source>
        <translation>加载此模型</translation>
    </message>
</context>
<context>
    <name>PassageDialog</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Passage in its surroundings</source>
        <translation>片段及其上下文</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open file</source>
        <translation>打开文件(&amp;O)</translation>
    </message>
    <message>
        <source>The file is not on this computer.</source>
        <translation>文件不在此电脑上。</translation>
    </message>
    <message>
        <source>The file has changed since. This is the passage as the model could read it.</source>
        <translation>文件此后已更改。这是模型当时能读到的片段。</translation>
    </message>
    <message>
        <source>{0} This is the passage as the model could read it.</source>
        <translation>{0} 这是模型当时能读到的片段。</translation>
    </message>
</context>
<context>
    <name>PasteChip</name>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>Remove this text from the message</source>
        <translation>从消息中移除此文本</translation>
    </message>
    <message>
        <source>Remove pasted text, {0}</source>
        <translation>移除粘贴的文本，{0}</translation>
    </message>
    <message>
        <source>Pasted text, {0}</source>
        <translation>粘贴的文本，{0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} · %Ln lines</source>
        <translation>
            <numerusform>{0} · %Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Move to folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Bring Back from the &amp;Archive</source>
        <translation>取消归档(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>归档(&amp;A)</translation>
    </message>
    <message>
        <source>This chat is archived.</source>
        <translation>此聊天已归档。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取消归档</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>The same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Speed and &amp;energy</source>
        <translation>速度与能耗(&amp;E)</translation>
    </message>
    <message>
        <source>Fast is the quickest way to run your model that was measured. Balanced has the least energy times time. Frugal takes the least energy that still writes 8 tokens/s, faster than most people read. All give the same answers.</source>
        <translation>“快速”是测得的运行模型的最快方式。“均衡”的能耗与时间之积最小。“节能”在仍能达到 8 token/s（快于多数人的阅读速度）的方式中能耗最少。回答都相同。</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>基准测试(&amp;B)…</translation>
    </message>
    <message>
        <source>On &amp;battery</source>
        <translation>使用电池时(&amp;B)</translation>
    </message>
    <message>
        <source>The model is loaded again when the computer is plugged in or out and the choice is another.</source>
        <translation>接通或断开电源后，若对应的选择不同，会重新加载模型。</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Presets of Tern (*{0});;All files (*)</source>
        <translation>Tern 的预设 (*{0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Presets of Tern (*{0})</source>
        <translation>Tern 的预设 (*{0})</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>导出预设</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were exported to {0}.</source>
        <translation>
            <numerusform>已将 %Ln 个预设导出到 {0}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported: there would be more than {0} presets.</source>
        <translation>未导入任何内容：预设会超过 {0} 个。</translation>
    </message>
    <message>
        <source>The file holds no presets.</source>
        <translation>该文件不含预设。</translation>
    </message>
    <message>
        <source>Nothing was imported: all of these presets are here already.</source>
        <translation>未导入任何内容：这些预设都已存在。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were imported.</source>
        <translation>
            <numerusform>已导入 %Ln 个预设。</numerusform>
        </translation>
    </message>
    <message>
        <source>Here already: {0}.</source>
        <translation>已存在：{0}。</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Comes with Tern</source>
        <translation>随 Tern 提供</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自己的</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>for new chats</source>
        <translation>用于新聊天</translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>无预设</translation>
    </message>
    <message>
        <source>Prompt and sampling of this chat are those of the preset “{0}”.</source>
        <translation>此聊天的提示词与采样来自预设“{0}”。</translation>
    </message>
    <message>
        <source>This chat has a prompt or sampling of its own.</source>
        <translation>此聊天有自己的提示词或采样。</translation>
    </message>
    <message>
        <source>This chat uses prompt and sampling of the settings.</source>
        <translation>此聊天使用设置中的提示词与采样。</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings.</source>
        <translation>提示词与采样为设置中的值。</translation>
    </message>
</context>
<context>
    <name>PresetStore</name>
    <message>
        <source>The presets could not be saved: {0}.</source>
        <translation>无法保存预设：{0}。</translation>
    </message>
    <message>
        <source>Your presets could not be read: {0}.</source>
        <translation>无法读取你的预设：{0}。</translation>
    </message>
    <message>
        <source>Some presets were damaged and left out; the file was kept as {0}.</source>
        <translation>一些预设已损坏并被略去；原文件已保留为 {0}。</translation>
    </message>
    <message>
        <source>The file of your presets was damaged; it was kept as {0}.</source>
        <translation>你的预设文件已损坏；原文件已保留为 {0}。</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New chats begin &amp;with this preset</source>
        <translation>新聊天以此预设开始(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制一份(&amp;D)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move d&amp;own</source>
        <translation>下移(&amp;O)</translation>
    </message>
    <message>
        <source>Use in &amp;this chat</source>
        <translation>用于此聊天(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>This Preset…</source>
        <translation>此预设…</translation>
    </message>
    <message>
        <source>All My Presets…</source>
        <translation>我的所有预设…</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>新预设</translation>
    </message>
    <message>
        <source>There are {0} presets already: delete one first.</source>
        <translation>已有 {0} 个预设：请先删除一个。</translation>
    </message>
    <message>
        <source>The prompt is too long: {0} characters at most.</source>
        <translation>提示词太长：最多 {0} 个字符。</translation>
    </message>
    <message>
        <source>This preset comes with Tern. Duplicate it to change it.</source>
        <translation>此预设随 Tern 提供。要更改请先复制一份。</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>A preset that comes with Tern is not deleted, only left out of menus.</source>
        <translation>随 Tern 提供的预设不会被删除，只是不在菜单中显示。</translation>
    </message>
    <message>
        <source>Deletes this preset. Chats that use it keep its prompt and values.</source>
        <translation>删除此预设。使用它的聊天保留其提示词和参数。</translation>
    </message>
    <message>
        <source>“{0}” was deleted.</source>
        <translation>已删除“{0}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>我的预设</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Looking in your documents…</source>
        <translation>正在查找你的文档…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>正在等待模型…</translation>
    </message>
    <message>
        <source>Reading the prompt… {0} / {1}</source>
        <translation>正在读取提示词… {0} / {1}</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>正在读取提示词…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在生成…</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Kernel Checks</source>
        <translation>内核检查</translation>
    </message>
    <message>
        <source>Exact means that answers are bit for bit those of the model: every kernel gives exactly the same results as plain reference code, on random inputs and on the most extreme ones. The check runs once for this processor and this version of Tern.</source>
        <translation>“精确”指回答与模型逐位一致：每个内核在随机输入和最极端输入上都与简单的参考代码结果完全相同。每种处理器和每个 Tern 版本只检查一次。</translation>
    </message>
    <message>
        <source>Kernel checks</source>
        <translation>内核检查</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>指令集</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ProofExport</name>
    <message>
        <source>Export a Proof</source>
        <translation>导出证明</translation>
    </message>
    <message>
        <source>Proof bundles (*.json)</source>
        <translation>证明文件 (*.json)</translation>
    </message>
    <message>
        <source>There is no answer to prove yet.</source>
        <translation>还没有可以证明的回答。</translation>
    </message>
    <message>
        <source>No answer in this chat was written by the loaded model with its current context length and KV cache: load the model that wrote them first.</source>
        <translation>此聊天中没有回答是由当前模型以当前的上下文长度和 KV 缓存生成的：请先加载生成它们的模型。</translation>
    </message>
    <message>
        <source>The proof was saved. To check it on any computer: tern verify {0}</source>
        <translation>证明已保存。可在任何电脑上验证：tern verify {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers, written by other models or with other settings, are not in it.</source>
        <translation>
            <numerusform>其中不含由其他模型或以其他设置生成的 %Ln 个回答。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>The kernels are checked when you load a model for the first time.</source>
        <translation>首次加载模型时会检查内核。</translation>
    </message>
    <message>
        <source>Checked on this computer: answers are bit for bit those of the model ({0} checks passed).</source>
        <translation>已在此电脑上检查：回答与模型逐位一致（通过 {0} 项检查）。</translation>
    </message>
    <message>
        <source>all on {0}</source>
        <translation>{0} 上的全部</translation>
    </message>
    <message>
        <source>These kernels gave wrong results on this computer and are turned off: {0}. The ones in use are exact.</source>
        <translation>这些内核在此电脑上给出错误结果，已关闭：{0}。使用中的内核是精确的。</translation>
    </message>
    <message>
        <source>common to all</source>
        <translation>全部共用</translation>
    </message>
    <message>
        <source>neuron skipping</source>
        <translation>跳过神经元</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>wrong, turned off</source>
        <translation>错误，已关闭</translation>
    </message>
    <message>
        <source>not available here</source>
        <translation>此处不可用</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>Your documents could not be searched in time, so the answer goes without them.</source>
        <translation>未能及时搜索你的文档，因此回答不引用它们。</translation>
    </message>
    <message>
        <source>Nothing that fits this question was found so far; your documents are still being read.</source>
        <translation>目前没有找到与此问题相关的内容；你的文档仍在读取中。</translation>
    </message>
    <message>
        <source>Nothing in your documents fits this question, so the answer goes without them.</source>
        <translation>你的文档中没有与此问题相关的内容，因此回答不引用它们。</translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Kernel Race</source>
        <translation>内核竞速</translation>
    </message>
    <message>
        <source>Two kernels answer the same question with the same seed, one after the other: two at once would share the memory, and both would be slow. Then you see them side by side, each at the speed that was measured. The model is loaded again afterwards, and your chat is kept.</source>
        <translation>两个内核以相同的种子先后回答同一问题：同时运行会共用内存而都变慢。之后可并排观看，各按测得的速度。模型随后会重新加载，你的聊天会保留。</translation>
    </message>
    <message>
        <source>Write a short letter from a lighthouse keeper.</source>
        <translation>以灯塔看守人的身份写一封简短的信。</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>问题(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation>第一个(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Second</source>
        <translation>第二个(&amp;S)</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Show &amp;again</source>
        <translation>再看一次(&amp;A)</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>The models are being loaded…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Measuring {0}: {1} tokens…</source>
        <translation>正在测量 {0}：{1} 个 token…</translation>
    </message>
    <message>
        <source>The race was stopped; there is no result.</source>
        <translation>竞速已停止；没有结果。</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores meanwhile: for speeds you can rely on, close them and race again. The tokens are not touched by that.</source>
        <translation>期间其他程序占用了 {0} 个核心：要得到可靠的速度，请关闭它们再比一次。token 不受影响。</translation>
    </message>
    <message>
        <source>The race was interrupted; there is no result.</source>
        <translation>竞速被中断；没有结果。</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>其结尾</translation>
    </message>
    <message>
        <source>The answers differ from token {0} on: {1} wrote {2}, {3} wrote {4}. A kernel is wrong on this computer, which must never be. Look at Model &gt; Kernel Checks to see which.</source>
        <translation>从第 {0} 个 token 起回答不同：{1} 写了 {2}，{3} 写了 {4}。此电脑上有内核出错，这绝不应发生。请在“模型 &gt; 内核检查”中查看是哪个。</translation>
    </message>
    <message>
        <source>Both wrote the same {0} tokens, as the digests show.</source>
        <translation>摘要值显示，两者写出了相同的 {0} 个 token。</translation>
    </message>
    <message>
        <source>{0} was {1} times as fast.</source>
        <translation>{0} 的速度是另一个的 {1} 倍。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>跳过(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Race</source>
        <translation>竞速(&amp;R)</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>This computer has only one kernel for this model: there is nobody to race with.</source>
        <translation>此电脑对此模型只有一个内核：没有对手。</translation>
    </message>
    <message>
        <source>Choose two different kernels.</source>
        <translation>请选择两个不同的内核。</translation>
    </message>
    <message>
        <source>Write a question that both answer.</source>
        <translation>请写一个两者都要回答的问题。</translation>
    </message>
</context>
<context>
    <name>RaceLane</name>
    <message>
        <source>Digest of the tokens</source>
        <translation>token 摘要值</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} token/s</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>读取中…</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>首个 token 用时 {0} 秒</translation>
    </message>
    <message>
        <source>{0} tokens in {1} s</source>
        <translation>{0} 个 token，用时 {1} 秒</translation>
    </message>
    <message>
        <source>Answer of {0}</source>
        <translation>{0} 的回答</translation>
    </message>
    <message>
        <source>Progress of {0}</source>
        <translation>{0} 的进度</translation>
    </message>
</context>
<context>
    <name>ReadBars</name>
    <message>
        <source>What one token reads from memory</source>
        <translation>一个 token 从内存读取的内容</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Head (choice of the word)</source>
        <translation>输出层（选词）</translation>
    </message>
    <message>
        <source>Context (KV cache)</source>
        <translation>上下文（KV 缓存）</translation>
    </message>
    <message>
        <source>Skipped, not read</source>
        <translation>已跳过，未读取</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
</context>
<context>
    <name>Rechoosing</name>
    <message>
        <source>{0} cannot be read any more, so the passages for the earlier question are used.</source>
        <translation>{0} 已无法读取，因此使用先前问题的片段。</translation>
    </message>
</context>
<context>
    <name>SamplingForm</name>
    <message>
        <source>&amp;Temperature</source>
        <translation>温度(&amp;T)</translation>
    </message>
    <message>
        <source>0 always picks the most likely word; higher values are more varied.</source>
        <translation>0 表示总是取最可能的词；值越高越多样。</translation>
    </message>
    <message>
        <source>Top-&amp;k</source>
        <translation>Top-k(&amp;K)</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Picks from this many of the most likely tokens.</source>
        <translation>只从最可能的若干个 token 中选取，此值为其个数。</translation>
    </message>
    <message>
        <source>Top-&amp;p</source>
        <translation>Top-p(&amp;P)</translation>
    </message>
    <message>
        <source>Picks from the most likely tokens that together reach this probability; 1 turns it off.</source>
        <translation>从累计概率达到此值的最可能 token 中选取；1 表示关闭。</translation>
    </message>
    <message>
        <source>M&amp;in-p</source>
        <translation>Min-p(&amp;I)</translation>
    </message>
    <message>
        <source>Leaves out tokens less likely than this share of the most likely one; 0 turns it off.</source>
        <translation>略去概率低于最可能者这一比例的 token；0 表示关闭。</translation>
    </message>
    <message>
        <source>&amp;Repetition penalty</source>
        <translation>重复惩罚(&amp;R)</translation>
    </message>
    <message>
        <source>Makes words that were already used less likely; 1 turns it off.</source>
        <translation>降低已用过的词的概率；1 表示关闭。</translation>
    </message>
    <message>
        <source>&amp;Longest answer</source>
        <translation>最长回答(&amp;L)</translation>
    </message>
    <message>
        <source>Until the context is full</source>
        <translation>直到上下文已满</translation>
    </message>
    <message>
        <source>The most tokens an answer may have.</source>
        <translation>一个回答最多可有的 token 数。</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>Different for each answer</source>
        <translation>每个回答不同</translation>
    </message>
    <message>
        <source>The same seed gives the same answer to the same question.</source>
        <translation>相同的种子对相同的问题给出相同的回答。</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>&amp;Answer other programs</source>
        <translation>应答其他程序(&amp;A)</translation>
    </message>
    <message>
        <source>Programs that speak OpenAI&apos;s API can use the model that is loaded here: editors, scripts, other chat windows. Their answers and yours are written in turns. Nothing of theirs is kept on disk.</source>
        <translation>支持 OpenAI API 的程序可以使用此处加载的模型：编辑器、脚本、其他聊天窗口。它们的回答与你的轮流生成。它们的内容不会存盘。</translation>
    </message>
    <message>
        <source>What a program needs</source>
        <translation>程序所需信息</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Copy the a&amp;ddress</source>
        <translation>复制地址(&amp;D)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Sho&amp;w the key</source>
        <translation>显示密钥(&amp;W)</translation>
    </message>
    <message>
        <source>Copy the &amp;key</source>
        <translation>复制密钥(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Make a new key</source>
        <translation>生成新密钥(&amp;M)</translation>
    </message>
    <message>
        <source>Programs with the old key are refused from then on.</source>
        <translation>此后使用旧密钥的程序会被拒绝。</translation>
    </message>
    <message>
        <source>Where it listens</source>
        <translation>监听位置</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>仅此电脑</translation>
    </message>
    <message>
        <source>Every network of this computer</source>
        <translation>此电脑的所有网络</translation>
    </message>
    <message>
        <source>&amp;Reached from</source>
        <translation>可访问范围(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>If another program has it already, choose another one.</source>
        <translation>若已被其他程序占用，请另选一个。</translation>
    </message>
    <message>
        <source>Other computers reach it too, under this computer&apos;s address in their network. Nothing on the way is encrypted: questions, answers and the key can be read by whoever sees the network&apos;s traffic.</source>
        <translation>其他电脑也能通过此电脑在其网络中的地址访问。传输未加密：能看到网络流量的人可以读取问题、回答和密钥。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>正在应答：{0}</translation>
    </message>
    <message>
        <source>The server is on. Nobody is being answered now.</source>
        <translation>服务器已开启。目前没有应答任何程序。</translation>
    </message>
    <message>
        <source>The server is off: no program can connect.</source>
        <translation>服务器已关闭：程序无法连接。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>设置页面</translation>
    </message>
</context>
<context>
    <name>SettingsStore</name>
    <message>
        <source>The settings could not be saved: {0}.</source>
        <translation>无法保存设置：{0}。</translation>
    </message>
    <message>
        <source>The settings could not be read ({0}); Tern uses the defaults.</source>
        <translation>无法读取设置（{0}）；Tern 使用默认值。</translation>
    </message>
    <message>
        <source>The settings file was damaged; it was kept as {0}, and Tern uses the defaults.</source>
        <translation>设置文件已损坏；原文件已保留为 {0}，Tern 使用默认值。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>New chat</source>
        <translation>新聊天</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>搜索聊天</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
</context>
<context>
    <name>SidebarFoot</name>
    <message>
        <source>Archived ({0})</source>
        <translation>已归档（{0}）</translation>
    </message>
    <message>
        <source>Trash ({0})</source>
        <translation>回收站（{0}）</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Tern cannot write to its data folder; change its permissions or choose another folder.</source>
        <translation>Tern 无法写入其数据文件夹；请更改权限或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Another copy of Tern is using this data folder and does not respond; close it, then start Tern again.</source>
        <translation>另一个 Tern 进程正在使用此数据文件夹且没有响应；请关闭它，再启动 Tern。</translation>
    </message>
</context>
<context>
    <name>SourcesRow</name>
    <message>
        <source>Sources:</source>
        <translation>来源：</translation>
    </message>
    <message>
        <source>Source {0}: {1}</source>
        <translation>来源 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>StarterBar</name>
    <message>
        <source>Then send my next message to it</source>
        <translation>然后把下一条消息发给它</translation>
    </message>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>{0} 已就绪；所有文件均已校验。</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>立即使用</translation>
    </message>
    <message>
        <source>Send my next message to it</source>
        <translation>把下一条消息发给它</translation>
    </message>
    <message>
        <source>You are talking to a tiny demo model: fluent English, weak facts.</source>
        <translation>你正在与一个微型演示模型对话：英语流利，知识薄弱。</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>使用 {0}</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>其他模型…</translation>
    </message>
    <message>
        <source>Get {0}</source>
        <translation>获取 {0}</translation>
    </message>
    <message>
        <source>{0} writes at least {1} tokens/s here; other programs were busy when it was measured.</source>
        <translation>{0} 在此电脑上至少 {1} token/s；测量时有其他程序在运行。</translation>
    </message>
    <message>
        <source>{0} is {1} and writes about {2} tokens/s here.</source>
        <translation>{0} 大小为 {1}，在此电脑上约 {2} token/s。</translation>
    </message>
    <message>
        <source>{0} writes about {1} tokens/s here.</source>
        <translation>{0} 在此电脑上约 {1} token/s。</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <translation>{0} 大小为 {1}。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The kernel that computes the answers and the instruction set it uses, as reported by the engine.</source>
        <translation>计算回答的内核及其指令集，由引擎报告。</translation>
    </message>
    <message>
        <source>How many threads the engine uses.</source>
        <translation>引擎使用的线程数。</translation>
    </message>
    <message>
        <source>Current speed: tokens written in about the last second, measured by the engine.</source>
        <translation>当前速度：约最近一秒生成的 token，由引擎测得。</translation>
    </message>
    <message>
        <source>Prompt speed: tokens read per second, measured by the engine. Tokens it already knew do not count.</source>
        <translation>提示词速度：每秒读取的 token，由引擎测得。已知的 token 不计。</translation>
    </message>
    <message>
        <source>Time from the question to the first token of the answer, measured by the engine.</source>
        <translation>从提问到回答首个 token 的时间，由引擎测得。</translation>
    </message>
    <message>
        <source>How much of the prompt the engine has read before the model can answer, in tokens.</source>
        <translation>模型回答之前引擎已读取多少提示词，以 token 计。</translation>
    </message>
    <message>
        <source>Context used</source>
        <translation>已用上下文</translation>
    </message>
    <message>
        <source>How much of the context this chat uses, in tokens counted by the engine. You can set the length in the settings.</source>
        <translation>此聊天占用多少上下文，以引擎统计的 token 计。长度可在设置中调整。</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>模型：{0}</translation>
    </message>
    <message>
        <source>Open a model folder, or see what is loaded</source>
        <translation>打开模型文件夹，或查看已加载的模型</translation>
    </message>
    <message>
        <source>server on</source>
        <translation>服务器已开</translation>
    </message>
    <message>
        <source>Other programs can use the model. Nobody is being answered now.</source>
        <translation>其他程序可以使用此模型。目前没有应答任何程序。</translation>
    </message>
    <message>
        <source>answering {0}</source>
        <translation>正在应答 {0}</translation>
    </message>
    <message numerus="yes">
        <source>answering %Ln requests</source>
        <translation>
            <numerusform>正在应答 %Ln 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>正在应答：{0}</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>服务器：{0}</translation>
    </message>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} tok/s</translation>
    </message>
    <message>
        <source>average {0}</source>
        <translation>平均 {0}</translation>
    </message>
    <message>
        <source>prompt {0} tok/s</source>
        <translation>提示词 {0} tok/s</translation>
    </message>
    <message>
        <source>first {0} s</source>
        <translation>首个 {0} 秒</translation>
    </message>
    <message>
        <source>reading {0} / {1}</source>
        <translation>读取 {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kernels off</source>
        <translation>
            <numerusform>%Ln 个内核已关闭</numerusform>
        </translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>{0} Click for details.</source>
        <translation>{0} 点击查看详情。</translation>
    </message>
    <message>
        <source>Average speed of the last answer, from its first token to its last, measured by the engine.</source>
        <translation>上一个回答从首个到最后一个 token 的平均速度，由引擎测得。</translation>
    </message>
    <message>
        <source>{0} of its tokens were guessed in advance (speculation).</source>
        <translation>其中 {0} 个 token 是提前猜中的（推测解码）。</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Sum up our conversation so far, so that it can go on without it: what it is about, what I asked for, every fact, name and number that matters, what was decided, and what is still open. Write only the summary.</source>
        <translation>Sum up our conversation so far, so that it can go on without it: what it is about, what I asked for, every fact, name and number that matters, what was decided, and what is still open. Write only the summary.</translation>
    </message>
    <message>
        <source>There is no whole summary, so this chat stays as it was.</source>
        <translation>没有完整的摘要，此聊天保持原样。</translation>
    </message>
    <message>
        <source>Summary of the chat before</source>
        <translation>之前聊天的摘要</translation>
    </message>
</context>
<context>
    <name>TemporaryMark</name>
    <message>
        <source>Nothing of this chat will be kept.</source>
        <translation>此聊天不会留下任何内容。</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>保留此聊天</translation>
    </message>
    <message>
        <source>Temporary Chat</source>
        <translation>临时聊天</translation>
    </message>
    <message>
        <source>This chat is temporary: when you leave it, it is gone for good. Do you want to keep it?</source>
        <translation>此聊天是临时的：离开后将永久消失。要保留它吗？</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>不保留</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在这里</translation>
    </message>
</context>
<context>
    <name>ThreadsPlot</name>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>回答，token/s</translation>
    </message>
    <message>
        <source>Speed over the number of threads</source>
        <translation>速度与线程数</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{1} 线程时 {0}</translation>
    </message>
    <message>
        <source>{0} on {1}, tokens per second by threads: {2}</source>
        <translation>{1} 上的 {0}，各线程数下的每秒 token 数：{2}</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good. What the model had computed from them is already gone.</source>
        <translation>已删除的聊天在此保留 {0} 天，之后永久移除。模型据此计算的内容已清除。</translation>
    </message>
    <message>
        <source>Deleted chats</source>
        <translation>已删除的聊天</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>永久删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Empty the trash…</source>
        <translation>清空回收站(&amp;E)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>还剩 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted {0} · {1}</source>
        <translation>删除于 {0} · {1}</translation>
    </message>
    <message>
        <source>Delete “{0}” for good? This cannot be undone.</source>
        <translation>永久删除“{0}”？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>永久删除回收站中的所有聊天？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
</context>
<context>
    <name>TrashSetting</name>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>&amp;Empty now…</source>
        <translation>立即清空(&amp;E)…</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good.</source>
        <translation>已删除的聊天在此保留 {0} 天，之后永久移除。</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted chats</source>
        <translation>
            <numerusform>%Ln 个已删除的聊天</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>永久删除回收站中的所有聊天？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Find the Fastest Kernel</source>
        <translation>寻找最快的内核</translation>
    </message>
    <message>
        <source>Measures every kernel with different numbers of threads, using your model. All of them give the same answers; only speed and energy use differ. This takes about half a minute. The model is reloaded afterwards, and your chat is kept.</source>
        <translation>用你的模型以不同线程数测量每个内核。回答都相同；只有速度和能耗不同。约需半分钟。之后模型会重新加载，你的聊天会保留。</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Kernel speeds</source>
        <translation>内核速度</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>指令集</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>回答，token/s</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>提示词，token/s</translation>
    </message>
    <message>
        <source>Tokens per second when writing an answer and when reading a prompt.</source>
        <translation>生成回答与读取提示词时每秒的 token 数。</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>使用这个(&amp;U)</translation>
    </message>
    <message>
        <source>Choose &amp;automatically</source>
        <translation>自动选择(&amp;A)</translation>
    </message>
    <message>
        <source>The measurement was stopped; no results were kept.</source>
        <translation>测量已停止；未保留结果。</translation>
    </message>
    <message>
        <source>Other programs were busy, so the earlier measurement, made when it was quiet, still holds.</source>
        <translation>当时有其他程序在运行，因此仍以先前空闲时的测量为准。</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>测量被中断；未保留结果。</translation>
    </message>
    <message>
        <source>{0} (best)</source>
        <translation>{0}（最佳）</translation>
    </message>
    <message>
        <source>Measuring… Preparing the model for each kernel takes a few seconds.</source>
        <translation>正在测量… 为每个内核准备模型需要几秒。</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>此模型尚未测量。</translation>
    </message>
    <message>
        <source>Your settings use “{0}”, which takes its choice from the benchmark.</source>
        <translation>你的设置使用“{0}”，其选择来自基准测试。</translation>
    </message>
    <message>
        <source>Tern uses the best row automatically.</source>
        <translation>Tern 自动使用最佳的一行。</translation>
    </message>
    <message>
        <source>Your settings use {0}, which is for models with other weights: for this model Tern chooses automatically.</source>
        <translation>你的设置使用 {0}，它用于其他权重的模型：对此模型由 Tern 自动选择。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Your settings use {0} · {1}, threads: {2}.</source>
        <translation>你的设置使用 {0} · {1}，线程：{2}。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>重新测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores during the measurement. For numbers you can rely on, close them and measure again; until then all threads are kept.</source>
        <translation>测量时其他程序占用了 {0} 个核心。要得到可靠的数值，请关闭它们并重新测量；在此之前保留所有线程。</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another kernel may come out as the fastest.</source>
        <translation>其他程序正占用 {0} 个核心。请先关闭它们：现在测得的结果会偏慢，也可能误判最快的内核。</translation>
    </message>
</context>
<context>
    <name>WindowLog</name>
    <message>
        <source>An unexpected error occurred; the details are in {0}.</source>
        <translation>发生意外错误；详情见 {0}。</translation>
    </message>
</context>
<context>
    <name>say</name>
    <message>
        <source>{0} of {1} of memory is free.</source>
        <translation>内存 {1} 中有 {0} 可用。</translation>
    </message>
    <message>
        <source>Needs about {0} of memory; {1} of {2} is free.</source>
        <translation>约需 {0} 内存；{2} 中有 {1} 可用。</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} is too large to be a file of presets.</source>
        <translation>{0} 太大，不可能是预设文件。</translation>
    </message>
    <message>
        <source>{0} is no file of presets that Tern has exported.</source>
        <translation>{0} 不是 Tern 导出的预设文件。</translation>
    </message>
    <message>
        <source>{0} was written by a later version of Tern, or is damaged.</source>
        <translation>{0} 由更新版本的 Tern 写成，或已损坏。</translation>
    </message>
    <message>
        <source>{0} holds more than {1} presets.</source>
        <translation>{0} 包含超过 {1} 个预设。</translation>
    </message>
    <message>
        <source>Nothing was imported from {0}.</source>
        <translation>未从 {0} 导入任何内容。</translation>
    </message>
    <message>
        <source>An entry is no preset.</source>
        <translation>其中一项不是预设。</translation>
    </message>
    <message>
        <source>A preset has no name.</source>
        <translation>有一个预设没有名称。</translation>
    </message>
    <message>
        <source>The prompt of “{0}” is no text.</source>
        <translation>“{0}”的提示词不是文本。</translation>
    </message>
    <message>
        <source>The prompt of “{0}” has more than {1} characters.</source>
        <translation>“{0}”的提示词超过 {1} 个字符。</translation>
    </message>
    <message>
        <source>The values of “{0}” cannot be read.</source>
        <translation>“{0}”的参数无法读取。</translation>
    </message>
    <message>
        <source>“{0}” has a value that cannot be used: {1}</source>
        <translation>“{0}”含有无法使用的值：{1}</translation>
    </message>
    <message>
        <source>Short answers</source>
        <translation>简短回答</translation>
    </message>
    <message>
        <source>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</source>
        <translation>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</translation>
    </message>
    <message>
        <source>Explain simply</source>
        <translation>通俗解释</translation>
    </message>
    <message>
        <source>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</source>
        <translation>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</translation>
    </message>
    <message>
        <source>Translate to English</source>
        <translation>译成英文</translation>
    </message>
    <message>
        <source>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</source>
        <translation>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</translation>
    </message>
    <message>
        <source>Proofread</source>
        <translation>校对</translation>
    </message>
    <message>
        <source>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</source>
        <translation>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</source>
        <translation>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</translation>
    </message>
    <message>
        <source>Code helper</source>
        <translation>编程助手</translation>
    </message>
    <message>
        <source>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</source>
        <translation>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</translation>
    </message>
    <message>
        <source>Brainstorm</source>
        <translation>头脑风暴</translation>
    </message>
    <message>
        <source>Help the user find ideas. Reply with a numbered list of eight different ideas, one line each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.</source>
        <translation>Help the user find ideas. Reply with a numbered list of eight different ideas, one line each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Tern cannot start</source>
        <translation>Tern 无法启动</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Show the damaged file</source>
        <translation>显示损坏的文件</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Restore the last backup</source>
        <translation>恢复最近的备份</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages were restored from the backup.</source>
        <translation>
            <numerusform>已从备份恢复 %Ln 条消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>还需几秒</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>约剩 {0} 秒</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>约剩 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} h {1} min left</source>
        <translation>约剩 {0} 小时 {1} 分钟</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>等待另一个下载</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Paused at {0}</source>
        <translation>已暂停于 {0}</translation>
    </message>
    <message>
        <source>Not started yet</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>Stopped at {0}; nothing is lost</source>
        <translation>已停止于 {0}；已下载的内容不会丢失</translation>
    </message>
    <message>
        <source>{0}, all files verified</source>
        <translation>{0}，所有文件已校验</translation>
    </message>
    <message>
        <source>Checking {0}…</source>
        <translation>正在检查 {0}…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>{0} tokens per second</source>
        <translation>每秒 {0} 个 token</translation>
    </message>
    <message>
        <source>≥ {0} tok/s</source>
        <translation>≥ {0} tok/s</translation>
    </message>
    <message>
        <source>≈ {0} tok/s</source>
        <translation>≈ {0} tok/s</translation>
    </message>
    <message>
        <source>faster than you read</source>
        <translation>快于阅读速度</translation>
    </message>
    <message>
        <source>about as fast as you read</source>
        <translation>与阅读速度相当</translation>
    </message>
    <message>
        <source>slower than you read</source>
        <translation>慢于阅读速度</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>version {0} of {1}</source>
        <translation>第 {0} 版，共 {1} 版</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新聊天</translation>
    </message>
    <message>
        <source>Attached: {0}</source>
        <translation>附件：{0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln 个聊天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Gets new messages</source>
        <translation>有新消息</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>Comes back from the trash</source>
        <translation>从回收站恢复</translation>
    </message>
    <message>
        <source>{0} with {1} from {2}.</source>
        <translation>{0}，含 {1}，来自 {2}。</translation>
    </message>
    <message>
        <source>The file is an export without any chat.</source>
        <translation>该导出文件中没有聊天。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are new</source>
        <translation>
            <numerusform>%Ln 个是新的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln get new messages</source>
        <translation>
            <numerusform>%Ln 个有新消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln come back from the trash</source>
        <translation>
            <numerusform>%Ln 个从回收站恢复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are here already</source>
        <translation>
            <numerusform>%Ln 个已存在</numerusform>
        </translation>
    </message>
    <message>
        <source>Of these, {0}.</source>
        <translation>其中：{0}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other versions of messages are kept.</source>
        <translation>
            <numerusform>保留消息的另外 %Ln 个版本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty chats are left out.</source>
        <translation>
            <numerusform>略过 %Ln 个空聊天。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>没有可导入的内容。</translation>
    </message>
    <message>
        <source>Imported: {0} with {1}.</source>
        <translation>已导入：{0}，含 {1}。</translation>
    </message>
    <message>
        <source>Together with this chat about {0} of the {1} tokens of the context.</source>
        <translation>连同此聊天约占上下文 {1} 个 token 中的 {0} 个。</translation>
    </message>
    <message>
        <source>Together {0} of the {1} tokens of the context.</source>
        <translation>共占上下文 {1} 个 token 中的 {0} 个。</translation>
    </message>
    <message>
        <source>Documents, text and code ({0})</source>
        <translation>文档、文本和代码 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>文件 {0}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>约 {0}</translation>
    </message>
    <message>
        <source>under 1</source>
        <translation>不到 1</translation>
    </message>
    <message>
        <source>{0}, {1}&#xa0;% of the context</source>
        <translation>{0}，占上下文 {1}%</translation>
    </message>
    <message>
        <source>The model sees this text.</source>
        <translation>模型会看到此文本。</translation>
    </message>
    <message>
        <source>The file was too long for the context: the model sees the passages that suited the question, {0} of {1} characters.</source>
        <translation>文件超出上下文长度：模型看到的是与问题相关的片段，即 {1} 个字符中的 {0} 个。</translation>
    </message>
    <message>
        <source>{0}

[Attached: {1}]</source>
        <translation>{0}

[附件：{1}]</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>欢迎使用 Tern</translation>
    </message>
    <message>
        <source>Language models that run entirely on this computer. Nothing you write leaves it.</source>
        <translation>完全在此电脑上运行的语言模型。你写的内容不会离开此电脑。</translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation>测量速度</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>指令集</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>可用磁盘空间</translation>
    </message>
    <message>
        <source>no vector instructions used</source>
        <translation>未使用向量指令</translation>
    </message>
    <message>
        <source>The chat opens when the download is complete. You can close this window in the meantime.</source>
        <translation>下载完成后聊天会打开。期间可以关闭此窗口。</translation>
    </message>
    <message>
        <source>Downloading the model</source>
        <translation>正在下载模型</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>使用须知</translation>
    </message>
    <message>
        <source>This is a small model: good at explaining, rewriting and short texts, mostly in English.</source>
        <translation>这是一个小模型：擅长解释、改写和短文本，主要是英语。</translation>
    </message>
    <message>
        <source>It can sound confident and still be wrong. Check what matters.</source>
        <translation>它可能听起来自信却是错的。重要的事请核实。</translation>
    </message>
    <message>
        <source>Press Esc to stop an answer. You can edit every question and ask again.</source>
        <translation>按 Esc 停止回答。每个问题都可以编辑后重新提问。</translation>
    </message>
    <message>
        <source>What you write stays on this computer; only the model is downloaded.</source>
        <translation>你写的内容留在此电脑上；只会下载模型。</translation>
    </message>
    <message>
        <source>Open the &amp;settings</source>
        <translation>打开设置(&amp;S)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>The first one is recommended. You can add others at any time.</source>
        <translation>推荐第一个。随时可以添加其他模型。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>更改(&amp;C)…</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>更改文件夹</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>阅读(&amp;R)</translation>
    </message>
    <message>
        <source>Read the licence in the browser</source>
        <translation>在浏览器中阅读许可证</translation>
    </message>
    <message>
        <source>{0} › {1}</source>
        <translation>{0} › {1}</translation>
    </message>
    <message>
        <source>Finding the fastest kernel…</source>
        <translation>正在寻找最快的内核…</translation>
    </message>
    <message>
        <source>Two kernels are racing…</source>
        <translation>两个内核正在竞速…</translation>
    </message>
    <message>
        <source>Measuring every kernel…</source>
        <translation>正在测量所有内核…</translation>
    </message>
    <message>
        <source>Loading {0}…</source>
        <translation>正在加载 {0}…</translation>
    </message>
    <message>
        <source>Some of what you wrote could not be saved yet. Close Tern anyway?</source>
        <translation>你写的部分内容尚未保存。仍要关闭 Tern 吗？</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>消息中换行</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Open the selected chat</source>
        <translation>打开所选聊天</translation>
    </message>
    <message>
        <source>Menu of the selected chat</source>
        <translation>所选聊天的菜单</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>菜单键、Shift+F10</translation>
    </message>
    <message>
        <source>Message before or after</source>
        <translation>上一条或下一条消息</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <source>Read a message line by line</source>
        <translation>逐行阅读消息</translation>
    </message>
    <message>
        <source>Enter, Esc to leave</source>
        <translation>Enter；Esc 退出</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>下一个或上一个控件</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>No longer seen above</source>
        <translation>模型已看不到以上</translation>
    </message>
    <message>
        <source>The model no longer sees the messages above</source>
        <translation>模型已看不到以上消息</translation>
    </message>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation>
            <numerusform>%Ln 种语言</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs {0} of memory; this computer has {1}</source>
        <translation>需要 {0} 内存；此电脑有 {1}</translation>
    </message>
    <message>
        <source>Offline mode is on, so nothing can be downloaded: open a model folder you already have, or turn offline mode off in Settings &gt; Downloads.</source>
        <translation>离线模式已开启，无法下载：请打开已有的模型文件夹，或在“设置 &gt; 下载”中关闭离线模式。</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>下载开始后可知</translation>
    </message>
    <message>
        <source>{0} needed, {1} of {2} free</source>
        <translation>需要 {0}，{2} 中有 {1} 可用</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>This cannot be done right now.</source>
        <translation>现在无法执行。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet, or it is temporary.</source>
        <translation>此聊天中还没有内容，或它是临时的。</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet.</source>
        <translation>此聊天中还没有内容。</translation>
    </message>
    <message>
        <source>This needs a loaded model, and no answer being written.</source>
        <translation>需要已加载模型，且没有正在生成的回答。</translation>
    </message>
    <message>
        <source>Put the cursor into a text first.</source>
        <translation>请先把光标放到文本中。</translation>
    </message>
    <message>
        <source>No answer is being written.</source>
        <translation>没有正在生成的回答。</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未加载模型。</translation>
    </message>
    <message>
        <source>No model has been loaded yet.</source>
        <translation>尚未加载过模型。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Folder {0}, {1}, {2}</source>
        <translation>文件夹 {0}，{1}，{2}</translation>
    </message>
    <message>
        <source>in the folder {0}</source>
        <translation>在文件夹 {0} 中</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>an answer is being written</source>
        <translation>正在生成回答</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%Ln results</source>
        <translation>
            <numerusform>%Ln 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Chat menu</source>
        <translation>聊天菜单</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Folder menu</source>
        <translation>文件夹菜单</translation>
    </message>
    <message>
        <source>New chat here</source>
        <translation>在此新建聊天</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新文件夹…</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>删除文件夹</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>All figures, for programs (*.json)</source>
        <translation>全部数据，供程序使用 (*.json)</translation>
    </message>
    <message>
        <source>Picture of this page (*.png)</source>
        <translation>本页图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the Measurement</source>
        <translation>保存测量结果</translation>
    </message>
    <message>
        <source>{0} could not be written ({1}): choose another folder.</source>
        <translation>无法写入 {0}（{1}）：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>已保存为 {0}。</translation>
    </message>
    <message>
        <source>Speed and energy of every kernel</source>
        <translation>每个内核的速度与能耗</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>回答，token/s</translation>
    </message>
    <message>
        <source>Of memory</source>
        <translation>占内存带宽</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>提示词，token/s</translation>
    </message>
    <message>
        <source>J/token</source>
        <translation>J/token</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>J/token ({0})</source>
        <translation>J/token（{0}）</translation>
    </message>
    <message>
        <source>{0} is the fastest: {1} tokens/s, {2} of what this memory can do.</source>
        <translation>{0} 最快：{1} token/s，为此内存能力的 {2}。</translation>
    </message>
    <message>
        <source>{0} is {1} slower than on {2} (version {3}: {4} tokens/s); the spread is only {5}.</source>
        <translation>{0} 比 {2}（版本 {3}：{4} token/s）慢 {1}；离散度仅 {5}。</translation>
    </message>
    <message>
        <source>{0} Other programs were busy, which may be why.</source>
        <translation>{0} 当时有其他程序在运行，这可能是原因。</translation>
    </message>
    <message>
        <source>Other programs used up to {0} processor cores while this was measured: it is too slow, and the order is not to be relied on. Tern takes no fewer threads because of it. Measure again when the computer is quiet.</source>
        <translation>测量时其他程序占用多达 {0} 个核心：结果偏慢，顺序不可靠。Tern 不会因此减少线程。请在电脑空闲时重新测量。</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another way may come out as the fastest.</source>
        <translation>其他程序正占用 {0} 个核心。请先关闭它们：现在测得的结果会偏慢，也可能误判最快的方式。</translation>
    </message>
    <message>
        <source>needs figures of energy</source>
        <translation>需要能耗数据</translation>
    </message>
    <message>
        <source>Answer: {0} tokens/s; half of the measurements lie between {1} and {2}</source>
        <translation>回答：{0} token/s；一半的测量值在 {1} 与 {2} 之间</translation>
    </message>
    <message>
        <source>Prompt of {0} tokens: {1} tokens/s; half between {2} and {3}</source>
        <translation>{0} 个 token 的提示词：{1} token/s；一半在 {2} 与 {3} 之间</translation>
    </message>
    <message>
        <source>Reads {0} MB per token: {1} of the {2} GB/s of this memory</source>
        <translation>每个 token 读取 {0} MB：此内存 {2} GB/s 中的 {1}</translation>
    </message>
    <message>
        <source>Energy of the answer: {0}</source>
        <translation>回答的能耗：{0}</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores</source>
        <translation>其他程序占用了 {0} 个核心</translation>
    </message>
    <message>
        <source>History of measurements</source>
        <translation>测量历史</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>other programs were busy</source>
        <translation>其他程序在运行</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>processor and memory</source>
        <translation>处理器与内存</translation>
    </message>
    <message>
        <source>processor cores</source>
        <translation>处理器核心</translation>
    </message>
    <message>
        <source>whole computer</source>
        <translation>整台电脑</translation>
    </message>
    <message>
        <source>Estimated by the engine: its processor time multiplied by the watts of a busy core. It can be off by half in either direction.</source>
        <translation>由引擎估算：其处理器时间乘以每个满载核心的功率。上下误差可达一半。</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (RAPL): {0}.</source>
        <translation>由引擎用处理器自带的计数器 (RAPL) 测得：{0}。</translation>
    </message>
    <message>
        <source>Measured by the engine with the battery: the whole computer, less what it takes at rest.</source>
        <translation>由引擎用电池测得：整台电脑，减去空闲时的消耗。</translation>
    </message>
    <message>
        <source>Measured by the engine with the energy meters of Windows.</source>
        <translation>由引擎用 Windows 的能耗计测得。</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (macOS).</source>
        <translation>由引擎用处理器自带的计数器 (macOS) 测得。</translation>
    </message>
    <message>
        <source>The engine has measured no energy.</source>
        <translation>引擎未测得能耗。</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} W（{1}）</translation>
    </message>
    <message>
        <source>{0} J/token, {1} W ({2})</source>
        <translation>{0} J/token，{1} W（{2}）</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} J/token（{1}）</translation>
    </message>
    <message>
        <source>Energy: not measured</source>
        <translation>能耗：未测量</translation>
    </message>
    <message>
        <source>Energy: {0} J ({1} Wh) in {2} s, {3}</source>
        <translation>能耗：{0} J（{1} Wh），用时 {2} 秒，{3}</translation>
    </message>
    <message>
        <source>{0} J per token, the reading of the prompt included</source>
        <translation>每个 token {0} J，含读取提示词</translation>
    </message>
    <message>
        <source>Uncertain by ±{0} %</source>
        <translation>误差 ±{0}%</translation>
    </message>
    <message>
        <source>This chat so far: {0} J ({1} Wh), {2}</source>
        <translation>此聊天至今：{0} J（{1} Wh），{2}</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: this is {1} of them</source>
        <translation>手机充电一次约 {0} Wh：相当于 {1} 次</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: as much as {1} answers like this</source>
        <translation>手机充电一次约 {0} Wh：相当于 {1} 个这样的回答</translation>
    </message>
    <message>
        <source>about {0} min of chatting left</source>
        <translation>还可聊约 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} h of chatting left</source>
        <translation>还可聊约 {0} 小时</translation>
    </message>
    <message>
        <source>about {0} h {1} min of chatting left</source>
        <translation>还可聊约 {0} 小时 {1} 分钟</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Frugal</source>
        <translation>节能</translation>
    </message>
    <message>
        <source>As chosen below</source>
        <translation>按下方选择</translation>
    </message>
    <message>
        <source>{0} on {1} with {2}</source>
        <translation>{1} 上的 {0}，{2}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>{0}, {1} tokens/s</source>
        <translation>{0}，{1} token/s</translation>
    </message>
    <message>
        <source>measured while busy</source>
        <translation>测量时有其他程序</translation>
    </message>
    <message>
        <source>Nothing was measured for this yet, so Tern chooses automatically. Run the benchmark once: it measures every way to run your model.</source>
        <translation>尚未为此测量，因此由 Tern 自动选择。请运行一次基准测试：它会测量运行模型的每种方式。</translation>
    </message>
    <message>
        <source>Takes {0}.</source>
        <translation>采用 {0}。</translation>
    </message>
    <message>
        <source>Other programs were busy when that was measured, so all threads are kept. Measure again when the computer is quiet.</source>
        <translation>测量时有其他程序在运行，因此保留所有线程。请在电脑空闲时重新测量。</translation>
    </message>
    <message>
        <source>Chosen by an estimate of the energy: a measured one might lead to another choice.</source>
        <translation>依据估算的能耗选择：实测值可能导致不同选择。</translation>
    </message>
</context>
</TS>
