<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tern</source>
        <translation>حول Tern</translation>
    </message>
    <message>
        <source>Tern {0}</source>
        <translation>Tern {0}</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>معلومات البناء</translation>
    </message>
    <message>
        <source>Chat with 1-bit language models that run on this computer&apos;s processor.
Tern connects to the internet only to download a model you choose, or to look for an update when you ask it to. What you write stays here.</source>
        <translation>تحدّث مع نماذج لغوية ذات بت واحد تعمل على معالج هذا الحاسوب.
لا يتصل Tern بالإنترنت إلا لتنزيل نموذج تختاره أو للبحث عن تحديث حين تطلب ذلك. ما تكتبه يبقى هنا.</translation>
    </message>
    <message>
        <source>Tern is free software under the MIT licence. It is built on:</source>
        <translation>‏Tern برنامج حر بترخيص MIT، مبني على:</translation>
    </message>
    <message>
        <source>Libraries and their licences</source>
        <translation>المكتبات وتراخيصها</translation>
    </message>
    <message>
        <source>Look for an &amp;Update</source>
        <translation>البحث عن تحديث</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>هذا أحدث إصدار.</translation>
    </message>
    <message>
        <source>Version {0} is available: {1}</source>
        <translation>يتوفر الإصدار {0}: {1}</translation>
    </message>
</context>
<context>
    <name>AnswerFields</name>
    <message>
        <source>System prompt</source>
        <translation>موجّه النظام</translation>
    </message>
    <message>
        <source>Use the prompt from the settin&amp;gs</source>
        <translation>استخدام الموجّه من الإعدادات</translation>
    </message>
    <message>
        <source>Instructions the model gets before the first message.</source>
        <translation>تعليمات يتلقاها النموذج قبل الرسالة الأولى.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>أخذ العينات</translation>
    </message>
    <message>
        <source>Use the &amp;values from the settings</source>
        <translation>استخدام القيم من الإعدادات</translation>
    </message>
</context>
<context>
    <name>AnswerWith</name>
    <message>
        <source>Answer again with</source>
        <translation>الإجابة مجددًا باستخدام</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>نموذج آخر</translation>
    </message>
    <message>
        <source>No other model is here yet</source>
        <translation>لا يوجد نموذج آخر بعد</translation>
    </message>
    <message>
        <source>A preset, for this answer only</source>
        <translation>إعداد مسبق لهذه الإجابة فقط</translation>
    </message>
    <message>
        <source>{0} is loaded. The other chat was left, so nothing was asked again there.</source>
        <translation>‏{0} محمّل. غادرتَ المحادثة الأخرى، لذا لم يُطرح شيء هناك مجددًا.</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Wait until the answer is finished, or stop it.</source>
        <translation>انتظر اكتمال الإجابة، أو أوقفها.</translation>
    </message>
    <message>
        <source>The answer before this is being stopped: try again in a moment.</source>
        <translation>يجري إيقاف الإجابة السابقة: حاول بعد لحظة.</translation>
    </message>
    <message>
        <source>An answer is being written in “{0}”: wait until it is finished, or stop it.</source>
        <translation>تجري كتابة إجابة في «{0}»: انتظر اكتمالها، أو أوقفها.</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>المحرّك لا يعمل: حمّل النموذج مجددًا.</translation>
    </message>
    <message>
        <source>No model is loaded: open a model folder first.</source>
        <translation>لا يوجد نموذج محمّل: افتح مجلد نموذج أولًا.</translation>
    </message>
    <message>
        <source>{0} has no place for a system prompt, so it is put in front of your first message.</source>
        <translation>ليس في {0} مكان لموجّه النظام، لذا يوضع قبل رسالتك الأولى.</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Answers</source>
        <translation>الإجابات</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>أخذ العينات</translation>
    </message>
    <message>
        <source>Use the &amp;model&apos;s own values</source>
        <translation>استخدام قيم النموذج نفسه</translation>
    </message>
    <message>
        <source>The values its makers recommend (from generation_config.json).</source>
        <translation>القيم التي يوصي بها صانعوه (من generation_config.json).</translation>
    </message>
    <message>
        <source>Changes apply from the next answer on.</source>
        <translation>تسري التغييرات بدءًا من الإجابة التالية.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>موجّه النظام</translation>
    </message>
    <message>
        <source>Use the mo&amp;del&apos;s own system prompt</source>
        <translation>استخدام موجّه النظام الخاص بالنموذج</translation>
    </message>
    <message>
        <source>The one its makers recommend (from generation_config.json); else the default of Tern.</source>
        <translation>ما يوصي به صانعوه (من generation_config.json)؛ وإلا فافتراضي Tern.</translation>
    </message>
    <message>
        <source>&amp;Reset to default</source>
        <translation>استعادة الافتراضي</translation>
    </message>
    <message>
        <source>Used in every chat that has no prompt of its own (Chat &gt; Prompt and Sampling). Changes apply from the next answer on.</source>
        <translation>يُستخدم في كل محادثة لا موجّه خاصًا لها (محادثة &gt; الموجّه وأخذ العينات). تسري التغييرات بدءًا من الإجابة التالية.</translation>
    </message>
    <message>
        <source>New chats</source>
        <translation>المحادثات الجديدة</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>البدء بـ</translation>
    </message>
    <message>
        <source>A preset has a prompt and sampling of its own. In its chats they replace those above.</source>
        <translation>للإعداد المسبق موجّه وأخذ عينات خاصان به، يحلّان في محادثاته محل ما أعلاه.</translation>
    </message>
    <message>
        <source>Mana&amp;ge presets…</source>
        <translation>إدارة الإعدادات المسبقة…</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>بلا إعداد مسبق</translation>
    </message>
    <message>
        <source>The prompt of the model {0}.</source>
        <translation>موجّه النموذج {0}.</translation>
    </message>
    <message>
        <source>The model {0} names none; this is the default of Tern.</source>
        <translation>لا يذكر النموذج {0} شيئًا؛ هذا افتراضي Tern.</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Archived Chats</source>
        <translation>المحادثات المؤرشفة</translation>
    </message>
    <message>
        <source>Archived chats are kept, but not in the list. The search finds them, and one that you write in comes back by itself.</source>
        <translation>تُحفظ المحادثات المؤرشفة خارج القائمة. يجدها البحث، وتعود وحدها المحادثة التي تكتب فيها.</translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation>المحادثات المؤرشفة</translation>
    </message>
    <message>
        <source>No chat is archived</source>
        <translation>لا محادثات مؤرشفة</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>إلغاء الأرشفة</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Last used {0}</source>
        <translation>آخر استخدام: {0}</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>A message takes up to {0} files.</source>
        <translation>تتسع الرسالة لما يصل إلى {0} من الملفات.</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>That did not work because of an unexpected error.</source>
        <translation>لم ينجح ذلك بسبب خطأ غير متوقع.</translation>
    </message>
</context>
<context>
    <name>BenchmarkDialog</name>
    <message>
        <source>Benchmark</source>
        <translation>قياس الأداء</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>تقدّم القياس</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>استخدام هذا</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>نسخ الجدول</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>The measurement was stopped: only what was measured until then is here.</source>
        <translation>أُوقف القياس: هنا ما قيس حتى ذلك الحين فقط.</translation>
    </message>
    <message>
        <source>The measurement was stopped before anything was measured.</source>
        <translation>أُوقف القياس قبل قياس أي شيء.</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>انقطع القياس؛ لم تُحفظ نتائج.</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>نُسخ الجدول.</translation>
    </message>
    <message>
        <source>Measuring… {0} of {1} are done.</source>
        <translation>جارٍ القياس… أُنجز {0} من {1}.</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>لم يُقس هذا النموذج بعد.</translation>
    </message>
    <message>
        <source>Measures every kernel of this computer with each of its instruction sets and numbers of threads, using your model: {0} ways, about {1} min. All of them give the same answers. You can stop at any time; what was measured stays, and the model is loaded again.</source>
        <translation>يقيس كل أنوية الحساب في هذا الحاسوب بكل مجموعات تعليماتها وأعداد خيوطها، بنموذجك: {0} طريقة، نحو {1} د. كلها تعطي الإجابات نفسها. يمكنك الإيقاف في أي وقت؛ ويبقى ما قيس ويُحمّل النموذج مجددًا.</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>القياس مجددًا</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>قياس</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>BenchmarkView</name>
    <message>
        <source>Bar: the speed of the answer, in colour where nothing is both faster and more frugal. Thin line: half of the measurements lie in it. Mark: where this memory would end it.</source>
        <translation>الشريط: سرعة الإجابة، ملوّن حيث لا شيء أسرع وأكثر اقتصادًا معًا. الخط الرفيع: فيه نصف القياسات. العلامة: الحد الذي تفرضه هذه الذاكرة.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Chosen from the measurement of {0}:</source>
        <translation>اختير من قياس {0}:</translation>
    </message>
</context>
<context>
    <name>ChatCommands</name>
    <message>
        <source>That chat was deleted; if it is in the trash, you can restore it there.</source>
        <translation>حُذفت تلك المحادثة؛ إن كانت في المهملات فيمكنك استعادتها هناك.</translation>
    </message>
    <message>
        <source>“{0}” is in the trash for {1} days.</source>
        <translation>تبقى «{0}» في المهملات {1} يومًا.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>“{0}” is archived.</source>
        <translation>أُرشفت «{0}».</translation>
    </message>
</context>
<context>
    <name>ChatDialog</name>
    <message>
        <source>Prompt and Sampling of This Chat</source>
        <translation>الموجّه وأخذ العينات لهذه المحادثة</translation>
    </message>
    <message>
        <source>For this chat only. Changes apply from the next answer on.</source>
        <translation>لهذه المحادثة فقط. تسري التغييرات بدءًا من الإجابة التالية.</translation>
    </message>
    <message>
        <source>&amp;Use the settings</source>
        <translation>استخدام الإعدادات</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings again.</source>
        <translation>عاد الموجّه وأخذ العينات كما في الإعدادات.</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>الحفظ كإعداد مسبق…</translation>
    </message>
    <message>
        <source>Keeps prompt and sampling under a name, for other chats.</source>
        <translation>يحفظ الموجّه وأخذ العينات باسم لمحادثات أخرى.</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chat list (Ctrl+B)</source>
        <translation>قائمة المحادثات (Ctrl+B)</translation>
    </message>
    <message>
        <source>Chat list</source>
        <translation>قائمة المحادثات</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>مؤقتة</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>محادثة مؤقتة</translation>
    </message>
    <message>
        <source>Nothing of this chat is kept. It is gone when you leave it.</source>
        <translation>لا يُحفظ شيء من هذه المحادثة. تزول عند مغادرتها.</translation>
    </message>
    <message>
        <source>Rename, pin, move, export or delete this chat</source>
        <translation>إعادة تسمية هذه المحادثة أو تثبيتها أو نقلها أو تصديرها أو حذفها</translation>
    </message>
    <message>
        <source>More actions for this chat</source>
        <translation>إجراءات أخرى لهذه المحادثة</translation>
    </message>
</context>
<context>
    <name>ChatListDelegate</name>
    <message>
        <source>New title of the chat</source>
        <translation>العنوان الجديد للمحادثة</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>Until this works again, what you write is kept in memory.</source>
        <translation>إلى أن يعود ذلك للعمل، يُحفظ ما تكتبه في الذاكرة.</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Chat</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Position in the chat</source>
        <translation>الموضع في المحادثة</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>الانتقال إلى النهاية</translation>
    </message>
    <message>
        <source>Answer stopped</source>
        <translation>أُوقفت الإجابة</translation>
    </message>
    <message>
        <source>Answer finished at its longest allowed length</source>
        <translation>انتهت الإجابة عند أقصى طول مسموح</translation>
    </message>
    <message>
        <source>Answer cut off: the context is full</source>
        <translation>قُطعت الإجابة: السياق ممتلئ</translation>
    </message>
    <message>
        <source>The answer could not be finished</source>
        <translation>تعذّر إنهاء الإجابة</translation>
    </message>
    <message>
        <source>Answer finished</source>
        <translation>اكتملت الإجابة</translation>
    </message>
    <message>
        <source>This answer repeats itself</source>
        <translation>هذه الإجابة تكرّر نفسها</translation>
    </message>
</context>
<context>
    <name>CodeButtons</name>
    <message>
        <source>Copy the code</source>
        <translation>نسخ الشيفرة</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>‏Enter للإرسال، وShift+Enter لسطر جديد</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>إيقاف الإجابة (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>إرسال (Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>اكتب رسالة</translation>
    </message>
</context>
<context>
    <name>ComputerPage</name>
    <message>
        <source>Checking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln cores</source>
        <translation>
            <numerusform>‏{0}، لا أنوية</numerusform>
            <numerusform>‏{0}، نواة واحدة</numerusform>
            <numerusform>‏{0}، نواتان</numerusform>
            <numerusform>‏{0}، %Ln أنوية</numerusform>
            <numerusform>‏{0}، %Ln نواة</numerusform>
            <numerusform>‏{0}، %Ln نواة</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} free now</source>
        <translation>‏{0}، المتاح منها الآن {1}</translation>
    </message>
    <message>
        <source>Measuring this computer…</source>
        <translation>جارٍ قياس أداء هذا الحاسوب…</translation>
    </message>
    <message>
        <source>This takes about three seconds. Nothing is downloaded.</source>
        <translation>يستغرق ذلك نحو ثلاث ثوانٍ. لا يُنزّل شيء.</translation>
    </message>
    <message>
        <source>At least {0}</source>
        <translation>{0} على الأقل</translation>
    </message>
    <message>
        <source>with {0}. Other programs used {1} processor cores while this was measured; it is measured again when they rest.</source>
        <translation>مع {0}. استخدمت برامج أخرى {1} من أنوية المعالج عند القياس؛ ويُقاس مجددًا حين تهدأ.</translation>
    </message>
    <message>
        <source>About {0}</source>
        <translation>نحو {0}</translation>
    </message>
    <message>
        <source>with {0}: {1}. Estimated from a short measurement on this computer.</source>
        <translation>مع {0}: {1}. مقدّر من قياس قصير على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The speed has not been measured yet</source>
        <translation>لم تُقس السرعة بعد</translation>
    </message>
    <message>
        <source>{0} cannot run here. {1}.</source>
        <translation>لا يمكن تشغيل {0} هنا. {1}.</translation>
    </message>
    <message>
        <source>There is not enough disk space: {0} needs {1}. You can choose another folder.</source>
        <translation>مساحة القرص غير كافية: يحتاج {0} إلى {1}. يمكنك اختيار مجلد آخر.</translation>
    </message>
    <message>
        <source>This computer can run {0}.</source>
        <translation>يمكن لهذا الحاسوب تشغيل {0}.</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message>
        <source>Ask me</source>
        <translation>اسألني</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>استبعاد أقدم الرسائل</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>محادثة جديدة بملخص</translation>
    </message>
    <message>
        <source>When the context is full: {0}</source>
        <translation>عند امتلاء السياق: {0}</translation>
    </message>
    <message>
        <source>Choose for this chat what happens when the context is full</source>
        <translation>اختيار ما يحدث في هذه المحادثة عند امتلاء السياق</translation>
    </message>
    <message>
        <source>When the context is full ({0} % now):</source>
        <translation>عند امتلاء السياق ({0}% الآن):</translation>
    </message>
    <message>
        <source>{0} % full:</source>
        <translation>ممتلئ بنسبة {0}%:</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>البيانات</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>مجلد البيانات</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Shows the data folder in the file manager</source>
        <translation>يعرض مجلد البيانات في مدير الملفات</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Your chats, their backups and these settings are stored here and nowhere else. Models are stored separately.</source>
        <translation>محادثاتك ونسخها الاحتياطية وهذه الإعدادات محفوظة هنا فقط. وتُحفظ النماذج على حدة.</translation>
    </message>
    <message>
        <source>Chats as files</source>
        <translation>المحادثات كملفات</translation>
    </message>
    <message>
        <source>&amp;Import chats…</source>
        <translation>استيراد محادثات…</translation>
    </message>
    <message>
        <source>&amp;Export all chats…</source>
        <translation>تصدير كل المحادثات…</translation>
    </message>
    <message>
        <source>Reads exports of GPT4All, Jan, LM Studio, Open WebUI, ChatGPT and Tern. Writes web pages, Markdown, PDF, or everything for another Tern.</source>
        <translation>يقرأ ما يصدّره GPT4All وJan وLM Studio وOpen WebUI وChatGPT وTern. ويكتب صفحات ويب وMarkdown وPDF، أو كل شيء لـTern آخر.</translation>
    </message>
    <message>
        <source>This folder cannot be used: {0}.</source>
        <translation>لا يمكن استخدام هذا المجلد: {0}.</translation>
    </message>
    <message>
        <source>This folder is set by the environment variable TERN_HOME, so it cannot be changed here.</source>
        <translation>هذا المجلد محدد بمتغير البيئة TERN_HOME، فلا يمكن تغييره هنا.</translation>
    </message>
    <message>
        <source>From the next start on, Tern uses {0}. Your chats stay in this folder; copy them there first if you want to keep using them.</source>
        <translation>من التشغيل التالي يستخدم Tern ‏{0}. تبقى محادثاتك في هذا المجلد؛ انسخها إلى هناك أولًا إن أردت مواصلة استخدامها.</translation>
    </message>
    <message>
        <source>A change takes effect at the next start.</source>
        <translation>يسري التغيير عند التشغيل التالي.</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>&amp;Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>Remove {0} from the list? Its files stay where they are.</source>
        <translation>إزالة {0} من القائمة؟ تبقى ملفاته في مكانها.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Delete {0}? This frees {1}. Your chats are kept.</source>
        <translation>حذف {0}؟ يوفّر ذلك {1}. تبقى محادثاتك.</translation>
    </message>
    <message>
        <source>&amp;Delete {0}</source>
        <translation>حذف {0}</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>New preset</source>
        <translation>إعداد مسبق جديد</translation>
    </message>
</context>
<context>
    <name>DocumentsButton</name>
    <message>
        <source>Quote your documents</source>
        <translation>الاقتباس من مستنداتك</translation>
    </message>
    <message>
        <source>This chat quotes no documents</source>
        <translation>لا تقتبس هذه المحادثة من أي مستندات</translation>
    </message>
    <message>
        <source>This chat may quote {0}</source>
        <translation>يمكن لهذه المحادثة الاقتباس من {0}</translation>
    </message>
    <message numerus="yes">
        <source>This chat may quote %Ln folders</source>
        <translation>
            <numerusform>لا تقتبس هذه المحادثة من أي مجلد</numerusform>
            <numerusform>يمكن لهذه المحادثة الاقتباس من مجلد واحد</numerusform>
            <numerusform>يمكن لهذه المحادثة الاقتباس من مجلدين</numerusform>
            <numerusform>يمكن لهذه المحادثة الاقتباس من %Ln مجلدات</numerusform>
            <numerusform>يمكن لهذه المحادثة الاقتباس من %Ln مجلدًا</numerusform>
            <numerusform>يمكن لهذه المحادثة الاقتباس من %Ln مجلد</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All folders</source>
        <translation>كل المجلدات</translation>
    </message>
    <message>
        <source>&amp;Folders of documents…</source>
        <translation>مجلدات المستندات…</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Folders of documents</source>
        <translation>مجلدات المستندات</translation>
    </message>
    <message>
        <source>In chats where you turn this on, passages from these folders that fit your question are put with it, and the sources stand below the answer. All of it stays on this computer.</source>
        <translation>في المحادثات التي تفعّل فيها ذلك، تُرفق بسؤالك مقاطع مناسبة من هذه المجلدات، وتظهر المصادر أسفل الإجابة. كل ذلك يبقى على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Chats can quote it no more; the files stay as they are</source>
        <translation>لم يعد بإمكان المحادثات الاقتباس منه؛ وتبقى الملفات كما هي</translation>
    </message>
    <message>
        <source>Read &amp;everything again</source>
        <translation>قراءة كل شيء مجددًا</translation>
    </message>
    <message>
        <source>Clears the index and makes it anew</source>
        <translation>يفرّغ الفهرس ويبنيه من جديد</translation>
    </message>
    <message>
        <source>The book beside the message field chooses what a chat may quote. Changes to your files are noticed automatically. Removing the last folder deletes the index.</source>
        <translation>يختار رمز الكتاب بجانب حقل الرسالة ما يمكن للمحادثة الاقتباس منه. تُكتشف تغييرات ملفاتك تلقائيًا. وإزالة آخر مجلد تحذف الفهرس.</translation>
    </message>
    <message>
        <source>Waits to be read</source>
        <translation>في انتظار القراءة</translation>
    </message>
    <message>
        <source>Looking for documents… {0} so far</source>
        <translation>جارٍ البحث عن مستندات… {0} حتى الآن</translation>
    </message>
    <message>
        <source>Reading… {0} of {1}</source>
        <translation>جارٍ القراءة… {0} من {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>لا مستندات</numerusform>
            <numerusform>مستند واحد</numerusform>
            <numerusform>مستندان</numerusform>
            <numerusform>%Ln مستندات</numerusform>
            <numerusform>%Ln مستندًا</numerusform>
            <numerusform>%Ln مستند</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of them could not be read</source>
        <translation>تعذّرت قراءة {0} منها</translation>
    </message>
    <message>
        <source>Add a Folder of Documents</source>
        <translation>إضافة مجلد مستندات</translation>
    </message>
</context>
<context>
    <name>DownloadBar</name>
    <message>
        <source>Paused at {1} %: {0}</source>
        <translation>متوقف مؤقتًا عند {1}%: {0}</translation>
    </message>
    <message>
        <source>Downloading {0}: {1}</source>
        <translation>جارٍ تنزيل {0}: {1}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>How to fix it…</source>
        <translation>كيفية الحل…</translation>
    </message>
</context>
<context>
    <name>DownloadFailure</name>
    <message>
        <source>&amp;Hub or mirror</source>
        <translation>المستودع أو المرآة</translation>
    </message>
    <message>
        <source>Access &amp;token (kept in the system&apos;s keyring)</source>
        <translation>رمز الوصول (محفوظ في سلسلة مفاتيح النظام)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Open the model&apos;s page</source>
        <translation>فتح صفحة النموذج</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>مجلد آخر…</translation>
    </message>
    <message>
        <source>Connection settings…</source>
        <translation>إعدادات الاتصال…</translation>
    </message>
    <message>
        <source>Download this file again</source>
        <translation>تنزيل هذا الملف مجددًا</translation>
    </message>
    <message>
        <source>Go online and resume</source>
        <translation>الاتصال والاستئناف</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>مجلد النماذج</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>Downloading {0}</source>
        <translation>جارٍ تنزيل {0}</translation>
    </message>
</context>
<context>
    <name>DownloadView</name>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Stops the download and deletes what was downloaded</source>
        <translation>يوقف التنزيل ويحذف ما نُزّل</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message>
        <source>Downloads</source>
        <translation>التنزيلات</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>&amp;Hub</source>
        <translation>المستودع</translation>
    </message>
    <message>
        <source>The address of the model hub or a mirror. If empty, HF_ENDPOINT or the public hub is used.</source>
        <translation>عنوان مستودع النماذج أو مرآة له. إن تُرك فارغًا يُستخدم HF_ENDPOINT أو المستودع العام.</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>مطابقة النظام</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>الخادم الوكيل</translation>
    </message>
    <message>
        <source>For example http://proxy.example:3128. If empty, the system&apos;s proxy is used.</source>
        <translation>مثلًا http://proxy.example:3128. إن تُرك فارغًا يُستخدم الخادم الوكيل للنظام.</translation>
    </message>
    <message>
        <source>System certificates only</source>
        <translation>شهادات النظام فقط</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>الشهادات</translation>
    </message>
    <message>
        <source>A PEM file with additional certificates to trust. Some company networks need one.</source>
        <translation>ملف PEM بشهادات إضافية موثوقة. تحتاجه بعض شبكات الشركات.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>استعراض…</translation>
    </message>
    <message>
        <source>Browse for certificates</source>
        <translation>استعراض الشهادات</translation>
    </message>
    <message>
        <source>&amp;Offline mode: never download anything</source>
        <translation>وضع عدم الاتصال: عدم تنزيل أي شيء</translation>
    </message>
    <message>
        <source>Tern connects to this address, and to the storage it points to, only to download a model you choose. It sends no statistics.</source>
        <translation>لا يتصل Tern بهذا العنوان وبمخزنه إلا لتنزيل نموذج تختاره. ولا يرسل أي إحصاءات.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>رمز الوصول</translation>
    </message>
    <message>
        <source>Only for models that require one</source>
        <translation>للنماذج التي تتطلبه فقط</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>نسيان</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>نسيان الرمز</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring and sent only to the hub above.</source>
        <translation>محفوظ في سلسلة مفاتيح النظام ولا يُرسل إلا إلى المستودع أعلاه.</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>مجلد النماذج</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>نقل…</translation>
    </message>
    <message>
        <source>Moves every model to another folder</source>
        <translation>ينقل كل النماذج إلى مجلد آخر</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Moving the models</source>
        <translation>جارٍ نقل النماذج</translation>
    </message>
    <message>
        <source>Downloaded models are stored here. Moving takes all of them along.</source>
        <translation>تُحفظ النماذج المنزّلة هنا. والنقل يأخذها كلها.</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} غير موجود.</translation>
    </message>
    <message>
        <source>Certificates (PEM)</source>
        <translation>الشهادات (PEM)</translation>
    </message>
    <message>
        <source>The token was deleted.</source>
        <translation>حُذف الرمز.</translation>
    </message>
    <message>
        <source>The token was saved in the system&apos;s keyring.</source>
        <translation>حُفظ الرمز في سلسلة مفاتيح النظام.</translation>
    </message>
    <message>
        <source>No keyring was found; the token is kept until you close Tern.</source>
        <translation>لم يُعثر على سلسلة مفاتيح؛ يُحفظ الرمز حتى إغلاق Tern.</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>جارٍ النقل…</translation>
    </message>
    <message>
        <source>The models are now in {0}.</source>
        <translation>النماذج الآن في {0}.</translation>
    </message>
    <message>
        <source>Move the Models To</source>
        <translation>نقل النماذج إلى</translation>
    </message>
    <message>
        <source>Stopped; the models are still where they were.</source>
        <translation>أُوقف؛ ما زالت النماذج في مكانها.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop the files here to attach them to your message</source>
        <translation>أفلت الملفات هنا لإرفاقها برسالتك</translation>
    </message>
    <message>
        <source>Drop the file here to import its chats</source>
        <translation>أفلت الملف هنا لاستيراد محادثاته</translation>
    </message>
    <message>
        <source>Drop the folder here to open the model</source>
        <translation>أفلت المجلد هنا لفتح النموذج</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Download a model…</source>
        <translation>تنزيل نموذج…</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>فتح مجلد نموذج…</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>مرحبًا بك في Tern</translation>
    </message>
    <message>
        <source>Download a model, or open a model folder you already have. It runs entirely on this computer.</source>
        <translation>نزّل نموذجًا، أو افتح مجلد نموذج لديك. يعمل كله على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Use the demo model that came with Tern</source>
        <translation>استخدام النموذج التجريبي المرفق</translation>
    </message>
    <message>
        <source>Loading {0}</source>
        <translation>جارٍ تحميل {0}</translation>
    </message>
    <message>
        <source>You can already write your first message.</source>
        <translation>يمكنك كتابة رسالتك الأولى من الآن.</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>ماذا تودّ أن تعرف؟</translation>
    </message>
    <message>
        <source>{0} is loaded. Nothing you write leaves this computer.</source>
        <translation>حُمّل {0}. لا شيء مما تكتبه يغادر هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>شرح</translation>
    </message>
    <message>
        <source>Explain photosynthesis to a ten-year-old.</source>
        <translation>اشرح التركيب الضوئي لطفل في العاشرة.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>كتابة</translation>
    </message>
    <message>
        <source>Write a short poem about an Arctic tern.</source>
        <translation>اكتب قصيدة قصيرة عن خرشنة القطب الشمالي.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>تخطيط</translation>
    </message>
    <message>
        <source>Give me five ideas for a quick dinner with rice.</source>
        <translation>أعطني خمس أفكار لعشاء سريع بالأرز.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>شيفرة</translation>
    </message>
    <message>
        <source>Write a Python function that reverses the words of a sentence.</source>
        <translation>اكتب دالة بايثون تعكس كلمات جملة.</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>Energy</source>
        <translation>الطاقة</translation>
    </message>
    <message>
        <source>This processor counts its energy, but only the administrator may read it. To let your user account read it too, run this line once in a terminal; Tern itself never asks for a password.</source>
        <translation>يعدّ هذا المعالج ما يستهلكه من طاقة، لكن المسؤول وحده يقرأ ذلك. ليقرأه حسابك أيضًا، نفّذ هذا السطر مرة في طرفية؛ لا يطلب Tern نفسه كلمة مرور أبدًا.</translation>
    </message>
    <message>
        <source>Command that permits reading the energy counters</source>
        <translation>أمر يسمح بقراءة عدادات الطاقة</translation>
    </message>
    <message>
        <source>&amp;Copy the command</source>
        <translation>نسخ الأمر</translation>
    </message>
    <message>
        <source>&amp;Estimate energy where it cannot be measured</source>
        <translation>تقدير الطاقة حيث لا يمكن قياسها</translation>
    </message>
    <message>
        <source>An estimate is the engine&apos;s processor time multiplied by the watts of a busy core. It is always labelled as an estimate, and can be off by half in either direction.</source>
        <translation>التقدير هو زمن المعالج الذي استخدمه المحرّك مضروبًا في قدرة النواة المشغولة بالواط. يُوسم دائمًا كتقدير، وقد يخطئ بمقدار النصف زيادةً أو نقصانًا.</translation>
    </message>
    <message>
        <source> W</source>
        <translation> واط</translation>
    </message>
    <message>
        <source>&amp;Watts of a busy core</source>
        <translation>قدرة النواة المشغولة (واط)</translation>
    </message>
    <message>
        <source>Automatic takes what is usual for this family of processors. If you know better, from a power meter for instance, enter it: the power of the computer under load minus that at rest, divided by the number of busy cores.</source>
        <translation>يأخذ الخيار التلقائي القيمة المعتادة لهذه الفئة من المعالجات. إن كانت لديك قيمة أدق، من مقياس قدرة مثلًا، فأدخلها: قدرة الحاسوب تحت الحمل ناقص قدرته في السكون، مقسومة على عدد الأنوية المشغولة.</translation>
    </message>
    <message>
        <source>Tern cannot read any energy meter on this computer.</source>
        <translation>لا يستطيع Tern قراءة أي عداد طاقة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Automatic ({0} W)</source>
        <translation>تلقائي ({0} واط)</translation>
    </message>
</context>
<context>
    <name>EnergyPlot</name>
    <message>
        <source>Speed over energy</source>
        <translation>السرعة مقابل الطاقة</translation>
    </message>
    <message>
        <source>J/token{0}, less is better</source>
        <translation>جول/رمز{0}، الأقل أفضل</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>الإجابة، رمز/ث</translation>
    </message>
    <message>
        <source>on the front: {0} on {1}, threads {2}: {3} tokens/s, {4} J/token</source>
        <translation>على الحد الأمامي: {0} على {1}، الخيوط {2}: {3} رمز/ث، {4} جول/رمز</translation>
    </message>
    <message>
        <source>No energy is known</source>
        <translation>الطاقة غير معروفة</translation>
    </message>
</context>
<context>
    <name>EngineBridge</name>
    <message>
        <source>The engine is not running; load the model again.</source>
        <translation>المحرّك لا يعمل؛ حمّل النموذج مجددًا.</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>Engine</source>
        <translation>المحرّك</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>نواة الحساب</translation>
    </message>
    <message>
        <source>The code that computes with the model&apos;s weights. Every kernel gives the same answers; only the speed differs.</source>
        <translation>الشيفرة التي تحسب بأوزان النموذج. كل أنوية الحساب تعطي الإجابات نفسها؛ والفرق في السرعة فقط.</translation>
    </message>
    <message>
        <source>&amp;Find the fastest…</source>
        <translation>البحث عن الأسرع…</translation>
    </message>
    <message>
        <source>&amp;Instruction set</source>
        <translation>مجموعة التعليمات</translation>
    </message>
    <message>
        <source>Which of the processor&apos;s fast instructions the kernel uses. Only those that this processor has are listed.</source>
        <translation>تعليمات المعالج السريعة التي تستخدمها نواة الحساب. لا يُذكر إلا ما لدى هذا المعالج.</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>الخيوط</translation>
    </message>
    <message>
        <source>How many processor cores work on an answer at once. Automatic takes every physical core, which is fastest on most computers.</source>
        <translation>عدد أنوية المعالج التي تعمل معًا على إجابة. يأخذ الخيار التلقائي كل الأنوية الفعلية، وهو الأسرع على معظم الحواسيب.</translation>
    </message>
    <message>
        <source>&amp;Context length</source>
        <translation>طول السياق</translation>
    </message>
    <message>
        <source>How much of a chat the model can see at once, in tokens (about three quarters of a word each). A longer context needs more memory.</source>
        <translation>مقدار ما يراه النموذج من المحادثة دفعة واحدة، بالرموز (نحو ثلاثة أرباع كلمة للرمز). السياق الأطول يحتاج إلى ذاكرة أكثر.</translation>
    </message>
    <message>
        <source>16 bits (f16)</source>
        <translation>16 بت (f16)</translation>
    </message>
    <message>
        <source>32 bits (f32), twice the memory</source>
        <translation>32 بت (f32)، ضعف الذاكرة</translation>
    </message>
    <message>
        <source>K&amp;V cache</source>
        <translation>ذاكرة KV المؤقتة</translation>
    </message>
    <message>
        <source>The model&apos;s notes on what it has read of the chat, kept in memory. 16 bits are enough for most uses.</source>
        <translation>ملاحظات النموذج عمّا قرأه من المحادثة، محفوظة في الذاكرة. تكفي 16 بت لمعظم الاستخدامات.</translation>
    </message>
    <message>
        <source>Automatic (if faster)</source>
        <translation>تلقائي (إن كان أسرع)</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>&amp;Speculation</source>
        <translation>التخمين المسبق</translation>
    </message>
    <message>
        <source>Guesses the next words from earlier in the chat and checks several at once. The answers stay the same; only the speed changes.</source>
        <translation>يخمّن الكلمات التالية مما سبق في المحادثة ويفحص عدة منها معًا. تبقى الإجابات كما هي؛ وتتغير السرعة فقط.</translation>
    </message>
    <message>
        <source>Stop the answer and apply now</source>
        <translation>إيقاف الإجابة والتطبيق الآن</translation>
    </message>
    <message>
        <source>Automatic (fastest)</source>
        <translation>تلقائي (الأسرع)</translation>
    </message>
    <message>
        <source>{0} (slow on this computer)</source>
        <translation>‏{0} (بطيء على هذا الحاسوب)</translation>
    </message>
    <message>
        <source>Automatic ({0} physical cores)</source>
        <translation>تلقائي ({0} نواة فعلية)</translation>
    </message>
    <message>
        <source>Automatic (best)</source>
        <translation>تلقائي (الأفضل)</translation>
    </message>
    <message>
        <source>This processor has no fast code for {0}: answers take many times longer.</source>
        <translation>ليس لهذا المعالج شيفرة سريعة لـ{0}: تستغرق الإجابات أضعاف الوقت.</translation>
    </message>
    <message>
        <source>Without a fast instruction set (scalar), answers take many times longer.</source>
        <translation>من دون مجموعة تعليمات سريعة (scalar) تستغرق الإجابات أضعاف الوقت.</translation>
    </message>
    <message>
        <source>{0} is for models with other weights; {1} runs with {2}, chosen automatically.</source>
        <translation>‏{0} لنماذج بأوزان أخرى؛ يعمل {1} باستخدام {2} المختار تلقائيًا.</translation>
    </message>
    <message>
        <source>Measures every kernel with your model. Takes about half a minute.</source>
        <translation>يقيس كل نواة حساب بنموذجك. يستغرق نحو نصف دقيقة.</translation>
    </message>
    <message>
        <source>An answer is being written. The change takes effect when it is finished.</source>
        <translation>تجري كتابة إجابة. يسري التغيير عند اكتمالها.</translation>
    </message>
    <message>
        <source>The model is being loaded with these settings.</source>
        <translation>يُحمّل النموذج بهذه الإعدادات.</translation>
    </message>
    <message>
        <source>Changes take effect immediately: the model is reloaded and your chat is kept.</source>
        <translation>تسري التغييرات فورًا: يُعاد تحميل النموذج وتبقى محادثتك.</translation>
    </message>
    <message>
        <source>Changes take effect when you load a model.</source>
        <translation>تسري التغييرات عند تحميل نموذج.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln pages were printed.</source>
        <translation>
            <numerusform>لم تُطبع أي صفحة.</numerusform>
            <numerusform>طُبعت صفحة واحدة.</numerusform>
            <numerusform>طُبعت صفحتان.</numerusform>
            <numerusform>طُبعت %Ln صفحات.</numerusform>
            <numerusform>طُبعت %Ln صفحة.</numerusform>
            <numerusform>طُبعت %Ln صفحة.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export Chats</source>
        <translation>تصدير المحادثات</translation>
    </message>
    <message>
        <source>This chat: {0}</source>
        <translation>هذه المحادثة: {0}</translation>
    </message>
    <message>
        <source>All chats ({0})</source>
        <translation>كل المحادثات ({0})</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>صفحة ويب (HTML)</translation>
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
        <translation>ملف Tern ‏(JSON)، لاستيراده مجددًا</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>A page that any browser shows, light or dark, without a network.</source>
        <translation>صفحة يعرضها أي متصفح، فاتحة أو داكنة، بلا شبكة.</translation>
    </message>
    <message>
        <source>Plain text with marks for headings, lists and code, as the model wrote it.</source>
        <translation>نص عادي بعلامات للعناوين والقوائم والشيفرة، كما كتبه النموذج.</translation>
    </message>
    <message>
        <source>Pages to print or to pass on.</source>
        <translation>صفحات للطباعة أو المشاركة.</translation>
    </message>
    <message>
        <source>Everything: all versions, dates, settings and energy receipts. Import it in another Tern.</source>
        <translation>كل شيء: النسخ والتواريخ والإعدادات وسجلات الطاقة. لاستيراده في Tern آخر.</translation>
    </message>
    <message>
        <source>It has the versions in view.</source>
        <translation>تحوي النسخ المعروضة.</translation>
    </message>
    <message>
        <source>Each chat is a file in a new folder.</source>
        <translation>كل محادثة في ملف داخل مجلد جديد.</translation>
    </message>
    <message>
        <source>Export into a New Folder Here</source>
        <translation>التصدير إلى مجلد جديد هنا</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>تم التصدير إلى {0}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Files of the message</source>
        <translation>ملفات الرسالة</translation>
    </message>
</context>
<context>
    <name>FileChip</name>
    <message>
        <source>Remove the file</source>
        <translation>إزالة الملف</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>إزالة {0}</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>الملف {0}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>جارٍ القراءة…</translation>
    </message>
</context>
<context>
    <name>FileTextDialog</name>
    <message>
        <source>Only its beginning is shown here; Copy takes all of it.</source>
        <translation>لا يظهر هنا إلا أوله؛ والنسخ يشمله كله.</translation>
    </message>
    <message>
        <source>Text of {0}</source>
        <translation>نص {0}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>فتح الملف</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>تم النسخ.</translation>
    </message>
    <message>
        <source>The file is not there any more; it was moved, renamed or deleted.</source>
        <translation>لم يعد الملف موجودًا؛ نُقل أو أُعيدت تسميته أو حُذف.</translation>
    </message>
    <message>
        <source>This system has no program that opens it.</source>
        <translation>لا يوجد في هذا النظام برنامج يفتحه.</translation>
    </message>
</context>
<context>
    <name>FinishedNotice</name>
    <message>
        <source>The answer could not be finished.</source>
        <translation>تعذّر إنهاء الإجابة.</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>الإجابة جاهزة.</translation>
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
        <translation>تنزيل نموذج</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>فتح مجلد نموذج…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>Current step</source>
        <translation>الخطوة الحالية</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>&amp;Choose a model</source>
        <translation>اختيار نموذج</translation>
    </message>
    <message>
        <source>&amp;Show the download</source>
        <translation>إظهار التنزيل</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>تنزيل {0}</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>تنزيل</translation>
    </message>
</context>
<context>
    <name>FolderCommands</name>
    <message>
        <source>New Folder</source>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>إنشاء</translation>
    </message>
    <message>
        <source>Rename Folder</source>
        <translation>إعادة تسمية المجلد</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>The folder “{0}” was deleted. Its chats are still here; Edit &gt; Undo brings it back.</source>
        <translation>حُذف المجلد «{0}». محادثاته ما زالت هنا؛ ويعيده تحرير &gt; تراجع.</translation>
    </message>
    <message>
        <source>Find a folder…</source>
        <translation>البحث عن مجلد…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>بلا مجلد</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>مجلد جديد…</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>&amp;Name of the folder</source>
        <translation>اسم المجلد</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>اسم المجلد</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>A folder needs a name.</source>
        <translation>يحتاج المجلد إلى اسم.</translation>
    </message>
    <message>
        <source>There is already a folder called “{0}”: choose another name.</source>
        <translation>يوجد مجلد باسم «{0}»: اختر اسمًا آخر.</translation>
    </message>
</context>
<context>
    <name>FullContext</name>
    <message>
        <source>A context of {0} tokens needs about {1} of memory, and {2} is free: close other programs.</source>
        <translation>سياق من {0} رمز يحتاج إلى نحو {1} من الذاكرة، والمتاح {2}: أغلق برامج أخرى.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>مطابقة النظام</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>The window opens anew in it.</source>
        <translation>يُعاد فتح النافذة بهذه اللغة.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>ألوان فاتحة أو داكنة.</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> نقطة</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Of the whole window. Ctrl++ and Ctrl+- change it anywhere; Ctrl+0 resets it.</source>
        <translation>للنافذة كلها. يغيّره Ctrl++‎ وCtrl+-‎ في أي مكان؛ ويعيده Ctrl+0.</translation>
    </message>
    <message>
        <source>&amp;Load the last model when Tern starts</source>
        <translation>تحميل النموذج الأخير عند بدء Tern</translation>
    </message>
    <message>
        <source>&amp;Notify me of answers while Tern is in the background</source>
        <translation>إشعاري بالإجابات حين يكون Tern في الخلفية</translation>
    </message>
    <message>
        <source>Of those that took more than a few seconds; never with their text.</source>
        <translation>لما استغرق أكثر من ثوانٍ قليلة؛ ومن دون نصها أبدًا.</translation>
    </message>
    <message>
        <source>With the &amp;chat&apos;s title</source>
        <translation>مع عنوان المحادثة</translation>
    </message>
    <message>
        <source>Without it, nobody sees what a chat is about.</source>
        <translation>من دونه لا يرى أحد موضوع المحادثة.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import Chats</source>
        <translation>استيراد المحادثات</translation>
    </message>
    <message>
        <source>Chats exported from GPT4All (.chat), Jan (its folder “threads”), LM Studio (its folder “conversations”), Open WebUI, ChatGPT (the ZIP archive) or Tern. Dates and versions are kept; what is here already is not added again.</source>
        <translation>محادثات مصدّرة من GPT4All ‏(‎.chat) وJan (مجلده «threads») وLM Studio (مجلده «conversations») وOpen WebUI وChatGPT (أرشيف ZIP) أو Tern. تُحفظ التواريخ والنسخ؛ وما هو موجود هنا لا يُضاف مجددًا.</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>اختيار ملف…</translation>
    </message>
    <message>
        <source>Choose a f&amp;older…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Chats in the file</source>
        <translation>المحادثات في الملف</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Exports of chats (*.json *.jsonl *.zip *.chat);;All files (*)</source>
        <translation>محادثات مصدّرة (*.json *.jsonl *.zip *.chat);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>جارٍ قراءة {0}…</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>The table shows the first {0}.</source>
        <translation>يعرض الجدول أول {0}.</translation>
    </message>
    <message>
        <source>{0} Nothing was imported.</source>
        <translation>{0} لم يُستورد شيء.</translation>
    </message>
    <message>
        <source>Importing {0}…</source>
        <translation>جارٍ استيراد {0}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>KeptChats</name>
    <message>
        <source>Old chats</source>
        <translation>المحادثات القديمة</translation>
    </message>
    <message>
        <source>&amp;Reopen old chats instantly</source>
        <translation>إعادة فتح المحادثات القديمة فورًا</translation>
    </message>
    <message>
        <source>Keeps on disk what the model has already read, so that it does not have to read old chats again. It reveals as much as the chats themselves and never leaves this computer. Turning this off deletes it.</source>
        <translation>يحفظ على القرص ما قرأه النموذج كي لا يعيد قراءة المحادثات القديمة. يكشف بقدر المحادثات نفسها ولا يغادر هذا الحاسوب أبدًا. وإيقافه يحذفه.</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> غ.ب</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>الحد</translation>
    </message>
    <message>
        <source>When it is full, the least recently used chats are dropped first. 1 GB holds about 13,000 tokens of BitNet b1.58 2B4T.</source>
        <translation>عند الامتلاء تُستبعد المحادثات الأقدم استخدامًا أولًا. يتسع 1 غ.ب لنحو 13,000 رمز من BitNet b1.58 2B4T.</translation>
    </message>
    <message>
        <source>C&amp;lear now</source>
        <translation>التفريغ الآن</translation>
    </message>
    <message>
        <source>Deletes this data; your chats are kept.</source>
        <translation>يحذف هذه البيانات؛ وتبقى محادثاتك.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>In use: {0}</source>
        <translation>المستخدم: {0}</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>This folder is already in the list.</source>
        <translation>هذا المجلد في القائمة بالفعل.</translation>
    </message>
    <message>
        <source>A whole disk cannot be added; choose the folder that your documents are in.</source>
        <translation>لا يمكن إضافة قرص كامل؛ اختر المجلد الذي فيه مستنداتك.</translation>
    </message>
    <message>
        <source>“{0}” is not there; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>«{0}» غير موجود؛ صِل القرص، أو أزل المجلد من القائمة. يُحفظ ما قُرئ منه.</translation>
    </message>
    <message>
        <source>“{0}” may not be read; change its permissions.</source>
        <translation>لا يُسمح بقراءة «{0}»؛ غيّر أذوناته.</translation>
    </message>
    <message>
        <source>“{0}” has no documents any more; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>لم تعد في «{0}» مستندات؛ صِل القرص، أو أزل المجلد من القائمة. يُحفظ ما قُرئ منه.</translation>
    </message>
    <message>
        <source>Some folders in it may not be read.</source>
        <translation>بعض المجلدات فيه لا يمكن قراءتها.</translation>
    </message>
</context>
<context>
    <name>LineReader</name>
    <message>
        <source>Arrow keys read it line by line; Esc leaves.</source>
        <translation>تقرأ مفاتيح الأسهم سطرًا سطرًا؛ وEsc للخروج.</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Live panel</source>
        <translation>اللوحة الحية</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>المتوسط</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>الموجّه</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>أول رمز</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>القدرة</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>الطاقة</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>البطارية</translation>
    </message>
    <message>
        <source>Measured: the energy that is in the battery, divided by what the whole computer takes while answers are written.</source>
        <translation>مقيس: الطاقة في البطارية مقسومة على ما يستهلكه الحاسوب كله أثناء كتابة الإجابات.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>Ask something: while the engine reads and writes, its figures run here.</source>
        <translation>اسأل شيئًا: تتحرك أرقام المحرّك هنا وهو يقرأ ويكتب.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>What one token reads</source>
        <translation>ما يقرؤه رمز واحد</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} رمز/ث</translation>
    </message>
    <message>
        <source>after {0} s</source>
        <translation>بعد {0} ث</translation>
    </message>
    <message>
        <source>{0} cores busy</source>
        <translation>{0} نواة مشغولة</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} غ.ب</translation>
    </message>
    <message>
        <source>{0} of {1} tokens</source>
        <translation>{0} من {1} رمز</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} جول/رمز ({1})</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} واط ({1})</translation>
    </message>
    <message>
        <source>The processor slows down: {0} % fewer tokens/s than a minute ago, at a clock that is {1} % lower. It is probably hot, or saves power.</source>
        <translation>المعالج يتباطأ: رموز/ث أقل بنسبة {0}% مما قبل دقيقة، بتردد أقل بنسبة {1}%. ربما هو ساخن أو يوفّر الطاقة.</translation>
    </message>
    <message>
        <source>{0} GB/s. “Find the fastest…” in the settings also measures what this memory can do.</source>
        <translation>{0} غ.ب/ث. يقيس «البحث عن الأسرع…» في الإعدادات أيضًا ما تستطيعه هذه الذاكرة.</translation>
    </message>
    <message>
        <source>{0} GB/s: {1} % of what this memory can do.</source>
        <translation>{0} غ.ب/ث: {1}% مما تستطيعه هذه الذاكرة.</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Speed and power over the last minute</source>
        <translation>السرعة والقدرة في الدقيقة الأخيرة</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>قبل دقيقة</translation>
    </message>
    <message>
        <source>now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>رمز/ث</translation>
    </message>
    <message>
        <source>watts</source>
        <translation>واط</translation>
    </message>
    <message>
        <source>prompt {0}</source>
        <translation>الموجّه {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a Model Folder</source>
        <translation>فتح مجلد نموذج</translation>
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
        <translation>اكتب رسالة؛ تُجاب حين يُحمّل النموذج</translation>
    </message>
    <message>
        <source>The engine has stopped; start it again to continue</source>
        <translation>توقف المحرّك؛ شغّله مجددًا للمتابعة</translation>
    </message>
    <message>
        <source>Download a model to start chatting</source>
        <translation>نزّل نموذجًا لبدء المحادثة</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>Memory in use</source>
        <translation>الذاكرة المستخدمة</translation>
    </message>
    <message>
        <source>Memory in use on this computer, as reported by the operating system.</source>
        <translation>الذاكرة المستخدمة في هذا الحاسوب، كما يذكرها نظام التشغيل.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>&amp;New Chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>New &amp;Temporary Chat</source>
        <translation>محادثة مؤقتة جديدة</translation>
    </message>
    <message>
        <source>New &amp;Folder…</source>
        <translation>مجلد جديد…</translation>
    </message>
    <message>
        <source>&amp;Open Model Folder…</source>
        <translation>فتح مجلد نموذج…</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>النماذج الأخيرة</translation>
    </message>
    <message>
        <source>&amp;Import Chats…</source>
        <translation>استيراد محادثات…</translation>
    </message>
    <message>
        <source>&amp;Export All Chats…</source>
        <translation>تصدير كل المحادثات…</translation>
    </message>
    <message>
        <source>&amp;Print Chat…</source>
        <translation>طباعة المحادثة…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>قص</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>&amp;Search Chats</source>
        <translation>البحث في المحادثات</translation>
    </message>
    <message>
        <source>Command Palett&amp;e…</source>
        <translation>لوحة الأوامر…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>&amp;Chat List</source>
        <translation>قائمة المحادثات</translation>
    </message>
    <message>
        <source>L&amp;ive Panel</source>
        <translation>اللوحة الحية</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>حجم النص العادي</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Match &amp;System</source>
        <translation>مطابقة النظام</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>&amp;Stop the Answer</source>
        <translation>إيقاف الإجابة</translation>
    </message>
    <message>
        <source>Re&amp;generate Answer</source>
        <translation>إعادة توليد الإجابة</translation>
    </message>
    <message>
        <source>Answer Again Wit&amp;h…</source>
        <translation>الإجابة مجددًا باستخدام…</translation>
    </message>
    <message>
        <source>&amp;Continue the Answer</source>
        <translation>متابعة الإجابة</translation>
    </message>
    <message>
        <source>&amp;Write a Message</source>
        <translation>كتابة رسالة</translation>
    </message>
    <message>
        <source>Attac&amp;h Files…</source>
        <translation>إرفاق ملفات…</translation>
    </message>
    <message>
        <source>&amp;Previous Chat</source>
        <translation>المحادثة السابقة</translation>
    </message>
    <message>
        <source>&amp;Next Chat</source>
        <translation>المحادثة التالية</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>تثبيت</translation>
    </message>
    <message>
        <source>Ch&amp;oose a Preset…</source>
        <translation>اختيار إعداد مسبق…</translation>
    </message>
    <message>
        <source>Prompt and Sa&amp;mpling…</source>
        <translation>الموجّه وأخذ العينات…</translation>
    </message>
    <message>
        <source>Manage Presets…</source>
        <translation>إدارة الإعدادات المسبقة…</translation>
    </message>
    <message>
        <source>&amp;Quote Documents…</source>
        <translation>الاقتباس من المستندات…</translation>
    </message>
    <message>
        <source>Move to &amp;Folder…</source>
        <translation>نقل إلى مجلد…</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>أرشفة</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>&amp;Export Chat…</source>
        <translation>تصدير المحادثة…</translation>
    </message>
    <message>
        <source>E&amp;xport a Proof…</source>
        <translation>تصدير إثبات…</translation>
    </message>
    <message>
        <source>Archi&amp;ved Chats…</source>
        <translation>المحادثات المؤرشفة…</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>المهملات…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>نموذج</translation>
    </message>
    <message>
        <source>&amp;Choose a Model…</source>
        <translation>اختيار نموذج…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>النماذج…</translation>
    </message>
    <message>
        <source>&amp;Download a Model…</source>
        <translation>تنزيل نموذج…</translation>
    </message>
    <message>
        <source>&amp;Details and Memory…</source>
        <translation>التفاصيل والذاكرة…</translation>
    </message>
    <message>
        <source>&amp;Kernel Checks…</source>
        <translation>فحوص أنوية الحساب…</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>قياس الأداء…</translation>
    </message>
    <message>
        <source>Kernel R&amp;ace…</source>
        <translation>سباق أنوية الحساب…</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>إلغاء التحميل</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>&amp;About Tern</source>
        <translation>حول Tern</translation>
    </message>
    <message>
        <source>When the Conte&amp;xt Is Full</source>
        <translation>عند امتلاء السياق</translation>
    </message>
    <message>
        <source>&amp;Ask Me</source>
        <translation>اسألني</translation>
    </message>
    <message>
        <source>Leave Out the &amp;Oldest Messages</source>
        <translation>استبعاد أقدم الرسائل</translation>
    </message>
    <message>
        <source>Go On in a &amp;New Chat With a Summary</source>
        <translation>المتابعة في محادثة جديدة بملخص</translation>
    </message>
</context>
<context>
    <name>MessageActions</name>
    <message>
        <source>Copy the answer</source>
        <translation>نسخ الإجابة</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>نسخ الرسالة</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>تحرير الإجابة</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>تحرير وإعادة طرح السؤال</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>إعادة التوليد</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <translation>الإجابة مجددًا باستخدام…</translation>
    </message>
    <message>
        <source>Pin in the context</source>
        <translation>تثبيت في السياق</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>النسخة السابقة</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>النسخة التالية</translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation>النسخة {0} من {1}</translation>
    </message>
    <message>
        <source>Unpin from the context</source>
        <translation>إلغاء التثبيت في السياق</translation>
    </message>
    <message>
        <source>The model still sees a pinned message when older ones are left out.</source>
        <translation>يظل النموذج يرى الرسالة المثبّتة عند استبعاد الأقدم.</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} رمز/ث</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} رمز</translation>
    </message>
    <message>
        <source>Measured by the engine while it wrote this answer.</source>
        <translation>قاسه المحرّك وهو يكتب هذه الإجابة.</translation>
    </message>
    <message>
        <source>Answer: {0} tokens, {1} tokens/s on average</source>
        <translation>الإجابة: {0} رمز، بمتوسط {1} رمز/ث</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>أول رمز بعد {0} ث</translation>
    </message>
    <message>
        <source>Prompt: {0} tokens read, {1} reused</source>
        <translation>الموجّه: قُرئ {0} رمز، وأُعيد استخدام {1}</translation>
    </message>
    <message>
        <source>Prompt speed: {0} tokens/s</source>
        <translation>سرعة الموجّه: {0} رمز/ث</translation>
    </message>
    <message>
        <source>Speculation: {0} of {1} guessed tokens were right</source>
        <translation>التخمين المسبق: صحّ {0} من {1} من الرموز المخمّنة</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>النموذج: {0}</translation>
    </message>
    <message>
        <source>Preset: {0}</source>
        <translation>الإعداد المسبق: {0}</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Edited answer</source>
        <translation>إجابة محرّرة</translation>
    </message>
    <message>
        <source>Edited message</source>
        <translation>رسالة محرّرة</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves, Esc cancels</source>
        <translation>‏Ctrl+Enter للحفظ، وEsc للإلغاء</translation>
    </message>
    <message>
        <source>Save as new version</source>
        <translation>حفظ كنسخة جديدة</translation>
    </message>
    <message>
        <source>Send edited</source>
        <translation>إرسال التعديل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Too long to paste here</source>
        <translation>أطول من أن يُلصق هنا</translation>
    </message>
</context>
<context>
    <name>MessageFiles</name>
    <message>
        <source>Choosing the passages that suit your question…</source>
        <translation>جارٍ اختيار المقاطع المناسبة لسؤالك…</translation>
    </message>
    <message>
        <source>Wait until the files have been read, or remove them</source>
        <translation>انتظر حتى تُقرأ الملفات، أو أزلها</translation>
    </message>
    <message>
        <source>Too long for the context of {0} tokens: the passages that suit your question are used.</source>
        <translation>أطول من سياق {0} رمز: تُستخدم المقاطع المناسبة لسؤالك.</translation>
    </message>
</context>
<context>
    <name>MessageFooter</name>
    <message>
        <source>Too long to edit here; copy it instead</source>
        <translation>أطول من أن يُحرّر هنا؛ انسخه بدلًا من ذلك</translation>
    </message>
    <message>
        <source>Show more ({0} more characters)</source>
        <translation>عرض المزيد ({0} حرفًا إضافيًا)</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy the selected text</source>
        <translation>نسخ النص المحدد</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Read line by line</source>
        <translation>القراءة سطرًا سطرًا</translation>
    </message>
    <message>
        <source>Go to footnote {0}</source>
        <translation>الانتقال إلى الحاشية {0}</translation>
    </message>
    <message>
        <source>Back from footnote {0}</source>
        <translation>الرجوع من الحاشية {0}</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>فتح {0}</translation>
    </message>
</context>
<context>
    <name>MessageNote</name>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>تركها تستمر</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>إيقاف الإجابة</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>متابعة هذه الإجابة</translation>
    </message>
    <message>
        <source>Answer the question again</source>
        <translation>الإجابة عن السؤال مجددًا</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Asks the question once more, without what was said before it</source>
        <translation>يطرح السؤال مرة أخرى من دون ما قيل قبله</translation>
    </message>
    <message>
        <source>New chat with this question</source>
        <translation>محادثة جديدة بهذا السؤال</translation>
    </message>
    <message>
        <source>The model sums up what was said before; a new chat begins with that and this question</source>
        <translation>يلخّص النموذج ما قيل قبل ذلك؛ وتبدأ محادثة جديدة بذلك وبهذا السؤال</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>محادثة جديدة بملخص</translation>
    </message>
    <message>
        <source>Asks the question that had no room in a new chat, with this summary</source>
        <translation>يطرح السؤال الذي لم يتسع له المكان في محادثة جديدة مع هذا الملخص</translation>
    </message>
    <message>
        <source>Go on in a new chat</source>
        <translation>المتابعة في محادثة جديدة</translation>
    </message>
    <message>
        <source>Open the older chat</source>
        <translation>فتح المحادثة الأقدم</translation>
    </message>
    <message>
        <source>Longer context ({0} tokens)</source>
        <translation>سياق أطول ({0} رمز)</translation>
    </message>
    <message>
        <source>Reloads the model with a longer context, then continues; this uses more memory</source>
        <translation>يعيد تحميل النموذج بسياق أطول ثم يتابع؛ يستخدم ذلك ذاكرة أكثر</translation>
    </message>
    <message>
        <source>The model no longer sees the beginning of this chat; you still do</source>
        <translation>لم يعد النموذج يرى بداية هذه المحادثة؛ وأنت لا تزال تراها</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>استبعاد أقدم الرسائل</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln oldest messages were left out of the prompt.</source>
        <translation>
            <numerusform>لم تُستبعد رسائل.</numerusform>
            <numerusform>استُبعدت أقدم رسالة من الموجّه.</numerusform>
            <numerusform>استُبعدت أقدم رسالتين من الموجّه.</numerusform>
            <numerusform>استُبعدت أقدم %Ln رسائل من الموجّه.</numerusform>
            <numerusform>استُبعدت أقدم %Ln رسالة من الموجّه.</numerusform>
            <numerusform>استُبعدت أقدم %Ln رسالة من الموجّه.</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer repeats itself.</source>
        <translation>هذه الإجابة تكرّر نفسها.</translation>
    </message>
    <message>
        <source>This summary is ready.</source>
        <translation>هذا الملخص جاهز.</translation>
    </message>
    <message>
        <source>This chat goes on from an older one, with a summary of it.</source>
        <translation>هذه المحادثة تكملة لأخرى أقدم، مع ملخص لها.</translation>
    </message>
    <message>
        <source>The answer is empty</source>
        <translation>الإجابة فارغة</translation>
    </message>
    <message>
        <source>Stopped at the length limit</source>
        <translation>توقفت عند حد الطول</translation>
    </message>
    <message>
        <source>You stopped this answer</source>
        <translation>أوقفتَ هذه الإجابة</translation>
    </message>
    <message>
        <source>Interrupted: the engine or Tern stopped</source>
        <translation>انقطعت: توقف المحرّك أو Tern</translation>
    </message>
    <message>
        <source>The answer failed</source>
        <translation>فشلت الإجابة</translation>
    </message>
    <message>
        <source>{0} Unpin messages to make room.</source>
        <translation>{0} ألغِ تثبيت رسائل لتوفير مكان.</translation>
    </message>
    <message>
        <source>The context is full: this chat has {0} tokens, and it holds {1}.</source>
        <translation>السياق ممتلئ: في هذه المحادثة {0} رمز، والسياق يتسع لـ{1}.</translation>
    </message>
    <message>
        <source>{0} Edit the message to make it shorter.</source>
        <translation>{0} حرّر الرسالة لتقصيرها.</translation>
    </message>
    <message>
        <source>The context is full ({0} tokens), so the answer ends here.</source>
        <translation>السياق ممتلئ ({0} رمز)، لذا تنتهي الإجابة هنا.</translation>
    </message>
    <message>
        <source>The context is full, so the answer ends here.</source>
        <translation>السياق ممتلئ، لذا تنتهي الإجابة هنا.</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Answer</source>
        <translation>إجابة</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>{0}, pinned</source>
        <translation>‏{0}، مثبّتة</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>مثبّتة</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>لم تعد مثبّتة</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>الإجابة لا تزال قيد الكتابة.</translation>
    </message>
    <message>
        <source>This is too long to be read here; copy it to another program.</source>
        <translation>هذا أطول من أن يُقرأ هنا؛ انسخه إلى برنامج آخر.</translation>
    </message>
</context>
<context>
    <name>ModelBars</name>
    <message>
        <source>{0} needs about {1} of memory, and only {2} is free. Close other programs, or choose a shorter context in the settings.</source>
        <translation>يحتاج {0} إلى نحو {1} من الذاكرة، والمتاح {2} فقط. أغلق برامج أخرى، أو اختر سياقًا أقصر في الإعدادات.</translation>
    </message>
    <message>
        <source>Load anyway</source>
        <translation>التحميل على أي حال</translation>
    </message>
    <message>
        <source>Loading {0}.</source>
        <translation>جارٍ تحميل {0}.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>فتح مجلد آخر…</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>إعادة تشغيل المحرّك</translation>
    </message>
</context>
<context>
    <name>ModelChoices</name>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} رمز/ث</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>Selected model</source>
        <translation>النموذج المحدد</translation>
    </message>
    <message>
        <source>I accept the licence</source>
        <translation>أقبل الترخيص</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>قراءة الترخيص</translation>
    </message>
    <message>
        <source>Opens the page in your browser</source>
        <translation>يفتح الصفحة في متصفحك</translation>
    </message>
    <message>
        <source>Complete; all files verified.</source>
        <translation>مكتمل؛ تم التحقق من كل الملفات.</translation>
    </message>
    <message>
        <source>Complete; not verified yet.</source>
        <translation>مكتمل؛ لم يُتحقق منه بعد.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>السرعة هنا</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الترخيص</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>أنوية الحساب</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Tested with</source>
        <translation>اختُبر مع</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>تحميل</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>تحقق</translation>
    </message>
    <message>
        <source>Checks every file against its published checksum</source>
        <translation>يقارن كل ملف بمجموعه الاختباري المنشور</translation>
    </message>
    <message>
        <source>&amp;Show folder</source>
        <translation>إظهار المجلد</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>I accept the {0}</source>
        <translation>أقبل {0}</translation>
    </message>
    <message>
        <source>At least {0}: other programs were busy when it was measured</source>
        <translation>{0} على الأقل: كانت برامج أخرى تعمل عند القياس</translation>
    </message>
    <message>
        <source>About {0}, {1}</source>
        <translation>نحو {0}، {1}</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>يُعرف عند بدء التنزيل</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} رمز</translation>
    </message>
    <message>
        <source>{0}, converted for Tern</source>
        <translation>‏{0}، محوّل لأجل Tern</translation>
    </message>
    <message>
        <source>Its own weights, beside another program</source>
        <translation>أوزانه نفسها، إلى جانب برنامج آخر</translation>
    </message>
    <message>
        <source>Its published weights</source>
        <translation>أوزانه المنشورة</translation>
    </message>
    <message>
        <source>Small random models of its form, never these weights</source>
        <translation>نماذج عشوائية صغيرة من شكله، وليس بهذه الأوزان قط</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>محمّل</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>تنزيل {0}</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>إزالة من القائمة…</translation>
    </message>
</context>
<context>
    <name>ModelDialogs</name>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>‏{0} جاهز؛ تم التحقق من كل الملفات.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>تحميل</translation>
    </message>
</context>
<context>
    <name>ModelLoader</name>
    <message>
        <source>This takes effect after the current answer.</source>
        <translation>يسري هذا بعد الإجابة الحالية.</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder.</source>
        <translation>لم يُحمّل أي نموذج بعد: افتح مجلد نموذج.</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder first.</source>
        <translation>لم يُحمّل أي نموذج بعد: افتح مجلد نموذج أولًا.</translation>
    </message>
    <message>
        <source>An answer is being written: wait until it is finished, or stop it.</source>
        <translation>تجري كتابة إجابة: انتظر اكتمالها، أو أوقفها.</translation>
    </message>
    <message>
        <source>Kernels are being measured already: wait until that has ended, or stop it.</source>
        <translation>يجري قياس أنوية الحساب بالفعل: انتظر انتهاء القياس، أو أوقفه.</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>المحرّك لا يعمل: حمّل النموذج مجددًا.</translation>
    </message>
    <message>
        <source>Tern closed unexpectedly while loading {0} last time, so it was not loaded automatically.</source>
        <translation>أُغلق Tern فجأة عند تحميل {0} في المرة الأخيرة، لذا لم يُحمّل تلقائيًا.</translation>
    </message>
    <message>
        <source>The processor slows down: after this answer, the frugal choice goes on with threads: {0}.</source>
        <translation>المعالج يتباطأ: بعد هذه الإجابة يتابع الاختيار المقتصد بخيوط أقل: {0}.</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>&amp;Measure the speed</source>
        <translation>قياس السرعة</translation>
    </message>
    <message>
        <source>Takes about three seconds</source>
        <translation>يستغرق نحو ثلاث ثوانٍ</translation>
    </message>
    <message>
        <source>You can also drop a model folder here, or a .safetensors file with its JSON files.</source>
        <translation>يمكنك أيضًا إفلات مجلد نموذج هنا، أو ملف ‎.safetensors مع ملفات JSON الخاصة به.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>المتاحة</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>جارٍ القياس…</translation>
    </message>
    <message>
        <source>Adding {0}…</source>
        <translation>جارٍ إضافة {0}…</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>محمّل</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>غير مكتمل</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>لا يمكن استخدامه</translation>
    </message>
    <message>
        <source>Checking every file against its checksum…</source>
        <translation>جارٍ مقارنة كل ملف بمجموعه الاختباري…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>جارٍ الحذف…</translation>
    </message>
    <message>
        <source>Add a Model Folder</source>
        <translation>إضافة مجلد نموذج</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>I accept the {0}</source>
        <translation>أقبل {0}</translation>
    </message>
    <message>
        <source>Size known once the download starts</source>
        <translation>يُعرف الحجم عند بدء التنزيل</translation>
    </message>
    <message>
        <source>{0} ({1} free on this disk)</source>
        <translation>‏{0} (المتاح على هذا القرص {1})</translation>
    </message>
    <message>
        <source>There is not enough space on this disk; choose another folder.</source>
        <translation>المساحة على هذا القرص غير كافية؛ اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>مجلد النماذج</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>التحميل</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>فتح مجلد نموذج…</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>إلغاء التحميل</translation>
    </message>
    <message>
        <source>Frees the model&apos;s memory. Your chats are kept.</source>
        <translation>يحرّر ذاكرة النموذج. تبقى محادثاتك.</translation>
    </message>
    <message>
        <source>&amp;Recent models</source>
        <translation>النماذج الأخيرة</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>النماذج الأخيرة</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>لا يوجد نموذج محمّل</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>نواة الحساب</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>الخيوط</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>{0} tokens, {1}</source>
        <translation>{0} رمز، {1}</translation>
    </message>
    <message>
        <source>Engine memory</source>
        <translation>ذاكرة المحرّك</translation>
    </message>
    <message>
        <source>Load time</source>
        <translation>زمن التحميل</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} ث</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>الاختيار</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>تحميل</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>إزالة من هذه القائمة</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>No model</source>
        <translation>بلا نموذج</translation>
    </message>
    <message>
        <source>{0}: choose another model</source>
        <translation>‏{0}: اختيار نموذج آخر</translation>
    </message>
    <message>
        <source>No model is here yet</source>
        <translation>لا يوجد نموذج بعد</translation>
    </message>
    <message>
        <source>&amp;Manage Models…</source>
        <translation>إدارة النماذج…</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to Folder</source>
        <translation>نقل إلى مجلد</translation>
    </message>
    <message>
        <source>Find a folder</source>
        <translation>البحث عن مجلد</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter moves the chat there.</source>
        <translation>تختار مفاتيح الأسهم من القائمة، وينقل Enter المحادثة إلى هناك.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>المجلدات</translation>
    </message>
    <message>
        <source>No folder has that name</source>
        <translation>لا مجلد بهذا الاسم</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>نقل</translation>
    </message>
    <message>
        <source>No &amp;folder</source>
        <translation>بلا مجلد</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>مجلد جديد…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>لوحة الأوامر</translation>
    </message>
    <message>
        <source>Type a command, a chat, a setting, a model or a folder</source>
        <translation>اكتب أمرًا أو محادثة أو إعدادًا أو نموذجًا أو مجلدًا</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter runs what is chosen, Esc closes it.</source>
        <translation>تختار مفاتيح الأسهم من القائمة، وينفّذ Enter المحدّد، ويغلقها Esc.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
</context>
<context>
    <name>PaletteSource</name>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%Ln محادثات</numerusform>
            <numerusform>%Ln محادثة</numerusform>
            <numerusform>%Ln محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder · {0}</source>
        <translation>مجلد · {0}</translation>
    </message>
    <message>
        <source>Load this model</source>
        <translation>تحميل هذا النموذج</translation>
    </message>
</context>
<context>
    <name>PassageDialog</name>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>جارٍ قراءة الملف…</translation>
    </message>
    <message>
        <source>Passage in its surroundings</source>
        <translation>المقطع وما حوله</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>&amp;Open file</source>
        <translation>فتح الملف</translation>
    </message>
    <message>
        <source>The file is not on this computer.</source>
        <translation>الملف ليس على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The file has changed since. This is the passage as the model could read it.</source>
        <translation>تغيّر الملف منذ ذلك الحين. هذا هو المقطع كما أمكن للنموذج قراءته.</translation>
    </message>
    <message>
        <source>{0} This is the passage as the model could read it.</source>
        <translation>{0} هذا هو المقطع كما أمكن للنموذج قراءته.</translation>
    </message>
</context>
<context>
    <name>PasteChip</name>
    <message>
        <source>Pasted text</source>
        <translation>نص ملصق</translation>
    </message>
    <message>
        <source>Remove this text from the message</source>
        <translation>إزالة هذا النص من الرسالة</translation>
    </message>
    <message>
        <source>Remove pasted text, {0}</source>
        <translation>إزالة النص الملصق، {0}</translation>
    </message>
    <message>
        <source>Pasted text, {0}</source>
        <translation>نص ملصق، {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} · %Ln lines</source>
        <translation>
            <numerusform>{0} · لا أسطر</numerusform>
            <numerusform>{0} · سطر واحد</numerusform>
            <numerusform>{0} · سطران</numerusform>
            <numerusform>{0} · %Ln أسطر</numerusform>
            <numerusform>{0} · %Ln سطرًا</numerusform>
            <numerusform>{0} · %Ln سطر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Move to folder</source>
        <translation>نقل إلى مجلد</translation>
    </message>
    <message>
        <source>Bring Back from the &amp;Archive</source>
        <translation>إلغاء الأرشفة</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>أرشفة</translation>
    </message>
    <message>
        <source>This chat is archived.</source>
        <translation>هذه المحادثة مؤرشفة.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>إلغاء الأرشفة</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>The same</source>
        <translation>الاختيار نفسه</translation>
    </message>
    <message>
        <source>Speed and &amp;energy</source>
        <translation>السرعة والطاقة</translation>
    </message>
    <message>
        <source>Fast is the quickest way to run your model that was measured. Balanced has the least energy times time. Frugal takes the least energy that still writes 8 tokens/s, faster than most people read. All give the same answers.</source>
        <translation>«سريع» هو أسرع طريقة مقيسة لتشغيل نموذجك. «متوازن» له أقل حاصل ضرب للطاقة في الزمن. «مقتصد» يأخذ أقل طاقة مع كتابة 8 رمز/ث على الأقل، أسرع مما يقرأ معظم الناس. وكلها تعطي الإجابات نفسها.</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>قياس الأداء…</translation>
    </message>
    <message>
        <source>On &amp;battery</source>
        <translation>على البطارية</translation>
    </message>
    <message>
        <source>The model is loaded again when the computer is plugged in or out and the choice is another.</source>
        <translation>يُحمّل النموذج مجددًا عند وصل الحاسوب بالكهرباء أو فصله إذا اختلف الاختيار.</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Presets of Tern (*{0});;All files (*)</source>
        <translation>إعدادات Tern المسبقة (*{0});;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>استيراد إعدادات مسبقة</translation>
    </message>
    <message>
        <source>Presets of Tern (*{0})</source>
        <translation>إعدادات Tern المسبقة (*{0})</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>تصدير إعدادات مسبقة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were exported to {0}.</source>
        <translation>
            <numerusform>لم يُصدّر شيء إلى {0}.</numerusform>
            <numerusform>صُدّر إعداد مسبق واحد إلى {0}.</numerusform>
            <numerusform>صُدّر إعدادان مسبقان إلى {0}.</numerusform>
            <numerusform>صُدّرت %Ln إعدادات مسبقة إلى {0}.</numerusform>
            <numerusform>صُدّر %Ln إعدادًا مسبقًا إلى {0}.</numerusform>
            <numerusform>صُدّر %Ln إعداد مسبق إلى {0}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported: there would be more than {0} presets.</source>
        <translation>لم يُستورد شيء: سيتجاوز العدد {0} من الإعدادات المسبقة.</translation>
    </message>
    <message>
        <source>The file holds no presets.</source>
        <translation>لا يحوي الملف أي إعدادات مسبقة.</translation>
    </message>
    <message>
        <source>Nothing was imported: all of these presets are here already.</source>
        <translation>لم يُستورد شيء: كل هذه الإعدادات المسبقة هنا بالفعل.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were imported.</source>
        <translation>
            <numerusform>لم يُستورد شيء.</numerusform>
            <numerusform>استُورد إعداد مسبق واحد.</numerusform>
            <numerusform>استُورد إعدادان مسبقان.</numerusform>
            <numerusform>استُوردت %Ln إعدادات مسبقة.</numerusform>
            <numerusform>استُورد %Ln إعدادًا مسبقًا.</numerusform>
            <numerusform>استُورد %Ln إعداد مسبق.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here already: {0}.</source>
        <translation>موجود بالفعل: {0}.</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Presets</source>
        <translation>الإعدادات المسبقة</translation>
    </message>
    <message>
        <source>Comes with Tern</source>
        <translation>مرفق مع Tern</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>خاص بك</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>مخفي</translation>
    </message>
    <message>
        <source>for new chats</source>
        <translation>للمحادثات الجديدة</translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Custom</source>
        <translation>مخصّص</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>بلا إعداد مسبق</translation>
    </message>
    <message>
        <source>Prompt and sampling of this chat are those of the preset “{0}”.</source>
        <translation>الموجّه وأخذ العينات في هذه المحادثة من الإعداد المسبق «{0}».</translation>
    </message>
    <message>
        <source>This chat has a prompt or sampling of its own.</source>
        <translation>لهذه المحادثة موجّه أو أخذ عينات خاص بها.</translation>
    </message>
    <message>
        <source>This chat uses prompt and sampling of the settings.</source>
        <translation>تستخدم هذه المحادثة الموجّه وأخذ العينات من الإعدادات.</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings.</source>
        <translation>الموجّه وأخذ العينات كما في الإعدادات.</translation>
    </message>
</context>
<context>
    <name>PresetStore</name>
    <message>
        <source>The presets could not be saved: {0}.</source>
        <translation>تعذّر حفظ الإعدادات المسبقة: {0}.</translation>
    </message>
    <message>
        <source>Your presets could not be read: {0}.</source>
        <translation>تعذّرت قراءة إعداداتك المسبقة: {0}.</translation>
    </message>
    <message>
        <source>Some presets were damaged and left out; the file was kept as {0}.</source>
        <translation>استُبعدت إعدادات مسبقة تالفة؛ وحُفظ الملف باسم {0}.</translation>
    </message>
    <message>
        <source>The file of your presets was damaged; it was kept as {0}.</source>
        <translation>كان ملف إعداداتك المسبقة تالفًا؛ وحُفظ باسم {0}.</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation>الإعدادات المسبقة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>New chats begin &amp;with this preset</source>
        <translation>تبدأ المحادثات الجديدة بهذا الإعداد المسبق</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>إلى أعلى</translation>
    </message>
    <message>
        <source>Move d&amp;own</source>
        <translation>إلى أسفل</translation>
    </message>
    <message>
        <source>Use in &amp;this chat</source>
        <translation>استخدام في هذه المحادثة</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>This Preset…</source>
        <translation>هذا الإعداد المسبق…</translation>
    </message>
    <message>
        <source>All My Presets…</source>
        <translation>كل إعداداتي المسبقة…</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>إعداد مسبق جديد</translation>
    </message>
    <message>
        <source>There are {0} presets already: delete one first.</source>
        <translation>يوجد {0} من الإعدادات المسبقة: احذف واحدًا أولًا.</translation>
    </message>
    <message>
        <source>The prompt is too long: {0} characters at most.</source>
        <translation>الموجّه طويل جدًا: {0} حرف على الأكثر.</translation>
    </message>
    <message>
        <source>This preset comes with Tern. Duplicate it to change it.</source>
        <translation>هذا الإعداد المسبق مرفق مع Tern. كرّره لتعديل النسخة.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>إظهار</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>A preset that comes with Tern is not deleted, only left out of menus.</source>
        <translation>الإعداد المسبق المرفق مع Tern لا يُحذف، بل يُستبعد من القوائم فقط.</translation>
    </message>
    <message>
        <source>Deletes this preset. Chats that use it keep its prompt and values.</source>
        <translation>يحذف هذا الإعداد المسبق. تحتفظ المحادثات التي تستخدمه بموجّهه وقيمه.</translation>
    </message>
    <message>
        <source>“{0}” was deleted.</source>
        <translation>حُذف «{0}».</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>إعداداتي المسبقة</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Looking in your documents…</source>
        <translation>جارٍ البحث في مستنداتك…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>في انتظار النموذج…</translation>
    </message>
    <message>
        <source>Reading the prompt… {0} / {1}</source>
        <translation>جارٍ قراءة الموجّه… {0} / {1}</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>جارٍ قراءة الموجّه…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>جارٍ الإيقاف…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>جارٍ الكتابة…</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Kernel Checks</source>
        <translation>فحوص أنوية الحساب</translation>
    </message>
    <message>
        <source>Exact means that answers are bit for bit those of the model: every kernel gives exactly the same results as plain reference code, on random inputs and on the most extreme ones. The check runs once for this processor and this version of Tern.</source>
        <translation>المطابقة تعني أن الإجابات هي إجابات النموذج بتًا ببت: تعطي كل نواة حساب نتائج الشيفرة المرجعية البسيطة نفسها تمامًا، لمدخلات عشوائية ولأشد المدخلات تطرفًا. يجري الفحص مرة لهذا المعالج ولهذا الإصدار من Tern.</translation>
    </message>
    <message>
        <source>Kernel checks</source>
        <translation>فحوص أنوية الحساب</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>نواة الحساب</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>مجموعة التعليمات</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>العملية</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
</context>
<context>
    <name>ProofExport</name>
    <message>
        <source>Export a Proof</source>
        <translation>تصدير إثبات</translation>
    </message>
    <message>
        <source>Proof bundles (*.json)</source>
        <translation>ملفات الإثبات (*.json)</translation>
    </message>
    <message>
        <source>There is no answer to prove yet.</source>
        <translation>لا توجد إجابة لإثباتها بعد.</translation>
    </message>
    <message>
        <source>No answer in this chat was written by the loaded model with its current context length and KV cache: load the model that wrote them first.</source>
        <translation>لم تُكتب أي إجابة هنا بالنموذج المحمّل بطول السياق وذاكرة KV المؤقتة الحاليين: حمّل النموذج الذي كتبها أولًا.</translation>
    </message>
    <message>
        <source>The proof was saved. To check it on any computer: tern verify {0}</source>
        <translation>حُفظ الإثبات. للتحقق منه على أي حاسوب: tern verify {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers, written by other models or with other settings, are not in it.</source>
        <translation>
            <numerusform>لا إجابات متروكة.</numerusform>
            <numerusform>إجابة واحدة، كتبها نموذج آخر أو بإعدادات أخرى، ليست فيه.</numerusform>
            <numerusform>إجابتان، كتبتهما نماذج أخرى أو بإعدادات أخرى، ليستا فيه.</numerusform>
            <numerusform>%Ln إجابات، كتبتها نماذج أخرى أو بإعدادات أخرى، ليست فيه.</numerusform>
            <numerusform>%Ln إجابة، كتبتها نماذج أخرى أو بإعدادات أخرى، ليست فيه.</numerusform>
            <numerusform>%Ln إجابة، كتبتها نماذج أخرى أو بإعدادات أخرى، ليست فيه.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>The kernels are checked when you load a model for the first time.</source>
        <translation>تُفحص أنوية الحساب عند تحميل نموذج أول مرة.</translation>
    </message>
    <message>
        <source>Checked on this computer: answers are bit for bit those of the model ({0} checks passed).</source>
        <translation>فُحص على هذا الحاسوب: الإجابات هي إجابات النموذج بتًا ببت (الفحوص الناجحة: {0}).</translation>
    </message>
    <message>
        <source>all on {0}</source>
        <translation>الكل على {0}</translation>
    </message>
    <message>
        <source>These kernels gave wrong results on this computer and are turned off: {0}. The ones in use are exact.</source>
        <translation>أعطت أنوية الحساب هذه نتائج خاطئة على هذا الحاسوب وعُطّلت: {0}. والمستخدمة مطابقة.</translation>
    </message>
    <message>
        <source>common to all</source>
        <translation>مشترك بين الكل</translation>
    </message>
    <message>
        <source>neuron skipping</source>
        <translation>تخطي العصبونات</translation>
    </message>
    <message>
        <source>all</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>مطابق</translation>
    </message>
    <message>
        <source>wrong, turned off</source>
        <translation>خاطئ، معطّل</translation>
    </message>
    <message>
        <source>not available here</source>
        <translation>غير متاح هنا</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>Your documents could not be searched in time, so the answer goes without them.</source>
        <translation>تعذّر البحث في مستنداتك في الوقت المناسب، لذا تأتي الإجابة من دونها.</translation>
    </message>
    <message>
        <source>Nothing that fits this question was found so far; your documents are still being read.</source>
        <translation>لم يُعثر على ما يناسب هذا السؤال حتى الآن؛ ما زالت مستنداتك قيد القراءة.</translation>
    </message>
    <message>
        <source>Nothing in your documents fits this question, so the answer goes without them.</source>
        <translation>لا شيء في مستنداتك يناسب هذا السؤال، لذا تأتي الإجابة من دونها.</translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Kernel Race</source>
        <translation>سباق أنوية الحساب</translation>
    </message>
    <message>
        <source>Two kernels answer the same question with the same seed, one after the other: two at once would share the memory, and both would be slow. Then you see them side by side, each at the speed that was measured. The model is loaded again afterwards, and your chat is kept.</source>
        <translation>تجيب نواتا حساب عن السؤال نفسه بالبذرة نفسها، واحدة بعد أخرى: لو عملتا معًا لتقاسمتا الذاكرة وتباطأتا. ثم تراهما جنبًا إلى جنب، كلًا بسرعتها المقيسة. يُحمّل النموذج مجددًا بعدها وتبقى محادثتك.</translation>
    </message>
    <message>
        <source>Write a short letter from a lighthouse keeper.</source>
        <translation>اكتب رسالة قصيرة من حارس منارة.</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>السؤال</translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation>الأولى</translation>
    </message>
    <message>
        <source>&amp;Second</source>
        <translation>الثانية</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>تقدّم القياس</translation>
    </message>
    <message>
        <source>Show &amp;again</source>
        <translation>العرض مجددًا</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>جارٍ القياس…</translation>
    </message>
    <message>
        <source>The models are being loaded…</source>
        <translation>جارٍ تحميل النماذج…</translation>
    </message>
    <message>
        <source>Measuring {0}: {1} tokens…</source>
        <translation>جارٍ قياس {0}: {1} رمز…</translation>
    </message>
    <message>
        <source>The race was stopped; there is no result.</source>
        <translation>أُوقف السباق؛ لا نتيجة.</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores meanwhile: for speeds you can rely on, close them and race again. The tokens are not touched by that.</source>
        <translation>استخدمت برامج أخرى {0} من أنوية المعالج في الأثناء: لسرعات يُعتمد عليها أغلقها وأعد السباق. لا تتأثر الرموز بذلك.</translation>
    </message>
    <message>
        <source>The race was interrupted; there is no result.</source>
        <translation>انقطع السباق؛ لا نتيجة.</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>نهايتها</translation>
    </message>
    <message>
        <source>The answers differ from token {0} on: {1} wrote {2}, {3} wrote {4}. A kernel is wrong on this computer, which must never be. Look at Model &gt; Kernel Checks to see which.</source>
        <translation>تختلف الإجابتان من الرمز {0}: كتبت {1} ‏{2}، وكتبت {3} ‏{4}. إحدى أنوية الحساب مخطئة على هذا الحاسوب، وهذا يجب ألا يحدث أبدًا. انظر نموذج &gt; فحوص أنوية الحساب لمعرفة أيها.</translation>
    </message>
    <message>
        <source>Both wrote the same {0} tokens, as the digests show.</source>
        <translation>كتبت كلتاهما الرموز نفسها وعددها {0}، كما تبيّن البصمات.</translation>
    </message>
    <message>
        <source>{0} was {1} times as fast.</source>
        <translation>سرعة {0} تعادل {1} ضعف سرعة الأخرى.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>تخطي</translation>
    </message>
    <message>
        <source>&amp;Race</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>بلا نموذج</translation>
    </message>
    <message>
        <source>This computer has only one kernel for this model: there is nobody to race with.</source>
        <translation>ليس لهذا الحاسوب إلا نواة حساب واحدة لهذا النموذج: لا منافس لها.</translation>
    </message>
    <message>
        <source>Choose two different kernels.</source>
        <translation>اختر نواتي حساب مختلفتين.</translation>
    </message>
    <message>
        <source>Write a question that both answer.</source>
        <translation>اكتب سؤالًا تجيب عنه كلتاهما.</translation>
    </message>
</context>
<context>
    <name>RaceLane</name>
    <message>
        <source>Digest of the tokens</source>
        <translation>بصمة الرموز</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} رمز/ث</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>جارٍ القراءة…</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>أول رمز بعد {0} ث</translation>
    </message>
    <message>
        <source>{0} tokens in {1} s</source>
        <translation>{0} رمز في {1} ث</translation>
    </message>
    <message>
        <source>Answer of {0}</source>
        <translation>إجابة {0}</translation>
    </message>
    <message>
        <source>Progress of {0}</source>
        <translation>تقدّم {0}</translation>
    </message>
</context>
<context>
    <name>ReadBars</name>
    <message>
        <source>What one token reads from memory</source>
        <translation>ما يقرؤه رمز واحد من الذاكرة</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>الأوزان</translation>
    </message>
    <message>
        <source>Head (choice of the word)</source>
        <translation>الرأس (اختيار الكلمة)</translation>
    </message>
    <message>
        <source>Context (KV cache)</source>
        <translation>السياق (ذاكرة KV المؤقتة)</translation>
    </message>
    <message>
        <source>Skipped, not read</source>
        <translation>متخطّى، لم يُقرأ</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} م.ب</translation>
    </message>
</context>
<context>
    <name>Rechoosing</name>
    <message>
        <source>{0} cannot be read any more, so the passages for the earlier question are used.</source>
        <translation>لم تعد قراءة {0} ممكنة، لذا تُستخدم مقاطع السؤال السابق.</translation>
    </message>
</context>
<context>
    <name>SamplingForm</name>
    <message>
        <source>&amp;Temperature</source>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>0 always picks the most likely word; higher values are more varied.</source>
        <translation>‏0 يختار دائمًا الكلمة الأرجح؛ والقيم الأعلى أكثر تنوعًا.</translation>
    </message>
    <message>
        <source>Top-&amp;k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Picks from this many of the most likely tokens.</source>
        <translation>يختار من هذا العدد من الرموز الأرجح.</translation>
    </message>
    <message>
        <source>Top-&amp;p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Picks from the most likely tokens that together reach this probability; 1 turns it off.</source>
        <translation>يختار من الرموز الأرجح التي تبلغ معًا هذا الاحتمال؛ و1 يعطّله.</translation>
    </message>
    <message>
        <source>M&amp;in-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Leaves out tokens less likely than this share of the most likely one; 0 turns it off.</source>
        <translation>يستبعد الرموز الأقل احتمالًا من هذه النسبة من الأرجح؛ و0 يعطّله.</translation>
    </message>
    <message>
        <source>&amp;Repetition penalty</source>
        <translation>عقوبة التكرار</translation>
    </message>
    <message>
        <source>Makes words that were already used less likely; 1 turns it off.</source>
        <translation>يقلّل احتمال الكلمات المستخدمة من قبل؛ و1 يعطّله.</translation>
    </message>
    <message>
        <source>&amp;Longest answer</source>
        <translation>أطول إجابة</translation>
    </message>
    <message>
        <source>Until the context is full</source>
        <translation>حتى امتلاء السياق</translation>
    </message>
    <message>
        <source>The most tokens an answer may have.</source>
        <translation>أقصى عدد رموز للإجابة.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Different for each answer</source>
        <translation>مختلفة لكل إجابة</translation>
    </message>
    <message>
        <source>The same seed gives the same answer to the same question.</source>
        <translation>البذرة نفسها تعطي الإجابة نفسها للسؤال نفسه.</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>&amp;Answer other programs</source>
        <translation>الرد على البرامج الأخرى</translation>
    </message>
    <message>
        <source>Programs that speak OpenAI&apos;s API can use the model that is loaded here: editors, scripts, other chat windows. Their answers and yours are written in turns. Nothing of theirs is kept on disk.</source>
        <translation>يمكن للبرامج التي تستخدم واجهة OpenAI استخدام النموذج المحمّل هنا: محررات ونصوص برمجية ونوافذ محادثة أخرى. تُكتب إجاباتها وإجاباتك بالتناوب. ولا يُحفظ منها شيء على القرص.</translation>
    </message>
    <message>
        <source>What a program needs</source>
        <translation>ما يحتاجه البرنامج</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Copy the a&amp;ddress</source>
        <translation>نسخ العنوان</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Sho&amp;w the key</source>
        <translation>إظهار المفتاح</translation>
    </message>
    <message>
        <source>Copy the &amp;key</source>
        <translation>نسخ المفتاح</translation>
    </message>
    <message>
        <source>&amp;Make a new key</source>
        <translation>إنشاء مفتاح جديد</translation>
    </message>
    <message>
        <source>Programs with the old key are refused from then on.</source>
        <translation>تُرفض بعد ذلك البرامج ذات المفتاح القديم.</translation>
    </message>
    <message>
        <source>Where it listens</source>
        <translation>نطاق الاستماع</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>هذا الحاسوب فقط</translation>
    </message>
    <message>
        <source>Every network of this computer</source>
        <translation>كل شبكات هذا الحاسوب</translation>
    </message>
    <message>
        <source>&amp;Reached from</source>
        <translation>متاح من</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>If another program has it already, choose another one.</source>
        <translation>إن كان برنامج آخر يستخدمه بالفعل فاختر غيره.</translation>
    </message>
    <message>
        <source>Other computers reach it too, under this computer&apos;s address in their network. Nothing on the way is encrypted: questions, answers and the key can be read by whoever sees the network&apos;s traffic.</source>
        <translation>تصل إليه حواسيب أخرى أيضًا، بعنوان هذا الحاسوب في شبكتها. لا شيء مشفّر في الطريق: يمكن لمن يرى حركة الشبكة قراءة الأسئلة والإجابات والمفتاح.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>يجري الرد الآن على: {0}</translation>
    </message>
    <message>
        <source>The server is on. Nobody is being answered now.</source>
        <translation>الخادم يعمل. لا يجري الرد على أحد الآن.</translation>
    </message>
    <message>
        <source>The server is off: no program can connect.</source>
        <translation>الخادم متوقف: لا يمكن لأي برنامج الاتصال.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>صفحات الإعدادات</translation>
    </message>
</context>
<context>
    <name>SettingsStore</name>
    <message>
        <source>The settings could not be saved: {0}.</source>
        <translation>تعذّر حفظ الإعدادات: {0}.</translation>
    </message>
    <message>
        <source>The settings could not be read ({0}); Tern uses the defaults.</source>
        <translation>تعذّرت قراءة الإعدادات ({0})؛ يستخدم Tern القيم الافتراضية.</translation>
    </message>
    <message>
        <source>The settings file was damaged; it was kept as {0}, and Tern uses the defaults.</source>
        <translation>كان ملف الإعدادات تالفًا؛ وحُفظ باسم {0}، ويستخدم Tern القيم الافتراضية.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>New chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>البحث في المحادثات</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>المحادثات</translation>
    </message>
</context>
<context>
    <name>SidebarFoot</name>
    <message>
        <source>Archived ({0})</source>
        <translation>المؤرشفة ({0})</translation>
    </message>
    <message>
        <source>Trash ({0})</source>
        <translation>المهملات ({0})</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Tern cannot write to its data folder; change its permissions or choose another folder.</source>
        <translation>لا يستطيع Tern الكتابة في مجلد بياناته؛ غيّر أذوناته أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Another copy of Tern is using this data folder and does not respond; close it, then start Tern again.</source>
        <translation>نسخة أخرى من Tern تستخدم مجلد البيانات هذا ولا تستجيب؛ أغلقها ثم شغّل Tern مجددًا.</translation>
    </message>
</context>
<context>
    <name>SourcesRow</name>
    <message>
        <source>Sources:</source>
        <translation>المصادر:</translation>
    </message>
    <message>
        <source>Source {0}: {1}</source>
        <translation>المصدر {0}: {1}</translation>
    </message>
</context>
<context>
    <name>StarterBar</name>
    <message>
        <source>Then send my next message to it</source>
        <translation>ثم إرسال رسالتي التالية إليه</translation>
    </message>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>‏{0} جاهز؛ تم التحقق من كل الملفات.</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>استخدامه الآن</translation>
    </message>
    <message>
        <source>Send my next message to it</source>
        <translation>إرسال رسالتي التالية إليه</translation>
    </message>
    <message>
        <source>You are talking to a tiny demo model: fluent English, weak facts.</source>
        <translation>أنت تحادث نموذجًا تجريبيًا صغيرًا: إنجليزية سلسة ومعلومات ضعيفة.</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>استخدام {0}</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>نماذج أخرى…</translation>
    </message>
    <message>
        <source>Get {0}</source>
        <translation>الحصول على {0}</translation>
    </message>
    <message>
        <source>{0} writes at least {1} tokens/s here; other programs were busy when it was measured.</source>
        <translation>يكتب {0} هنا {1} رمز/ث على الأقل؛ كانت برامج أخرى تعمل عند القياس.</translation>
    </message>
    <message>
        <source>{0} is {1} and writes about {2} tokens/s here.</source>
        <translation>حجم {0} هو {1}، ويكتب هنا نحو {2} رمز/ث.</translation>
    </message>
    <message>
        <source>{0} writes about {1} tokens/s here.</source>
        <translation>يكتب {0} هنا نحو {1} رمز/ث.</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <translation>حجم {0} هو {1}.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>The kernel that computes the answers and the instruction set it uses, as reported by the engine.</source>
        <translation>نواة الحساب التي تحسب الإجابات ومجموعة تعليماتها، كما يذكرها المحرّك.</translation>
    </message>
    <message>
        <source>How many threads the engine uses.</source>
        <translation>عدد الخيوط التي يستخدمها المحرّك.</translation>
    </message>
    <message>
        <source>Current speed: tokens written in about the last second, measured by the engine.</source>
        <translation>السرعة الحالية: الرموز المكتوبة في نحو الثانية الأخيرة، كما قاسها المحرّك.</translation>
    </message>
    <message>
        <source>Prompt speed: tokens read per second, measured by the engine. Tokens it already knew do not count.</source>
        <translation>سرعة الموجّه: الرموز المقروءة في الثانية، كما قاسها المحرّك. لا تُحسب الرموز المعروفة.</translation>
    </message>
    <message>
        <source>Time from the question to the first token of the answer, measured by the engine.</source>
        <translation>الزمن من السؤال إلى أول رمز في الإجابة، كما قاسه المحرّك.</translation>
    </message>
    <message>
        <source>How much of the prompt the engine has read before the model can answer, in tokens.</source>
        <translation>كم قرأ المحرّك من الموجّه قبل أن يستطيع النموذج الإجابة، بالرموز.</translation>
    </message>
    <message>
        <source>Context used</source>
        <translation>السياق المستخدم</translation>
    </message>
    <message>
        <source>How much of the context this chat uses, in tokens counted by the engine. You can set the length in the settings.</source>
        <translation>كم تستخدم هذه المحادثة من السياق، برموز يعدّها المحرّك. يُضبط الطول في الإعدادات.</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>بلا نموذج</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>النموذج: {0}</translation>
    </message>
    <message>
        <source>Open a model folder, or see what is loaded</source>
        <translation>افتح مجلد نموذج، أو انظر ما هو محمّل</translation>
    </message>
    <message>
        <source>server on</source>
        <translation>الخادم يعمل</translation>
    </message>
    <message>
        <source>Other programs can use the model. Nobody is being answered now.</source>
        <translation>يمكن لبرامج أخرى استخدام النموذج. لا يجري الرد على أحد الآن.</translation>
    </message>
    <message>
        <source>answering {0}</source>
        <translation>يردّ على {0}</translation>
    </message>
    <message numerus="yes">
        <source>answering %Ln requests</source>
        <translation>
            <numerusform>لا طلبات</numerusform>
            <numerusform>يردّ على طلب واحد</numerusform>
            <numerusform>يردّ على طلبين</numerusform>
            <numerusform>يردّ على %Ln طلبات</numerusform>
            <numerusform>يردّ على %Ln طلبًا</numerusform>
            <numerusform>يردّ على %Ln طلب</numerusform>
        </translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>يجري الرد الآن على: {0}</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>الخادم: {0}</translation>
    </message>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} رمز/ث</translation>
    </message>
    <message>
        <source>average {0}</source>
        <translation>المتوسط {0}</translation>
    </message>
    <message>
        <source>prompt {0} tok/s</source>
        <translation>الموجّه {0} رمز/ث</translation>
    </message>
    <message>
        <source>first {0} s</source>
        <translation>أول رمز {0} ث</translation>
    </message>
    <message>
        <source>reading {0} / {1}</source>
        <translation>قراءة {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kernels off</source>
        <translation>
            <numerusform>لا أنوية حساب معطّلة</numerusform>
            <numerusform>نواة حساب معطّلة</numerusform>
            <numerusform>نواتا حساب معطّلتان</numerusform>
            <numerusform>%Ln أنوية حساب معطّلة</numerusform>
            <numerusform>%Ln نواة حساب معطّلة</numerusform>
            <numerusform>%Ln نواة حساب معطّلة</numerusform>
        </translation>
    </message>
    <message>
        <source>exact</source>
        <translation>مطابق</translation>
    </message>
    <message>
        <source>{0} Click for details.</source>
        <translation>{0} انقر للتفاصيل.</translation>
    </message>
    <message>
        <source>Average speed of the last answer, from its first token to its last, measured by the engine.</source>
        <translation>متوسط سرعة الإجابة الأخيرة، من أول رمز إلى آخر رمز، كما قاسه المحرّك.</translation>
    </message>
    <message>
        <source>{0} of its tokens were guessed in advance (speculation).</source>
        <translation>خُمّن {0} من رموزها مسبقًا.</translation>
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
        <translation>لا يوجد ملخص كامل، لذا بقيت هذه المحادثة كما هي.</translation>
    </message>
    <message>
        <source>Summary of the chat before</source>
        <translation>ملخص المحادثة السابقة</translation>
    </message>
</context>
<context>
    <name>TemporaryMark</name>
    <message>
        <source>Nothing of this chat will be kept.</source>
        <translation>لن يُحفظ شيء من هذه المحادثة.</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>حفظ هذه المحادثة</translation>
    </message>
    <message>
        <source>Temporary Chat</source>
        <translation>محادثة مؤقتة</translation>
    </message>
    <message>
        <source>This chat is temporary: when you leave it, it is gone for good. Do you want to keep it?</source>
        <translation>هذه المحادثة مؤقتة: تزول نهائيًا عند مغادرتها. هل تريد حفظها؟</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>عدم حفظها</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>البقاء هنا</translation>
    </message>
</context>
<context>
    <name>ThreadsPlot</name>
    <message>
        <source>threads</source>
        <translation>خيوط</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>الإجابة، رمز/ث</translation>
    </message>
    <message>
        <source>Speed over the number of threads</source>
        <translation>السرعة مقابل عدد الخيوط</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>‏{0} مع {1}</translation>
    </message>
    <message>
        <source>{0} on {1}, tokens per second by threads: {2}</source>
        <translation>‏{0} على {1}، رموز في الثانية بحسب الخيوط: {2}</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Trash</source>
        <translation>المهملات</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good. What the model had computed from them is already gone.</source>
        <translation>تبقى المحادثات المحذوفة هنا {0} يومًا ثم تُزال نهائيًا. وما حسبه النموذج منها قد زال بالفعل.</translation>
    </message>
    <message>
        <source>Deleted chats</source>
        <translation>المحادثات المحذوفة</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>المهملات فارغة</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>حذف نهائي…</translation>
    </message>
    <message>
        <source>&amp;Empty the trash…</source>
        <translation>تفريغ المهملات…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>لم يبق أي يوم</numerusform>
            <numerusform>بقي يوم واحد</numerusform>
            <numerusform>بقي يومان</numerusform>
            <numerusform>بقيت %Ln أيام</numerusform>
            <numerusform>بقي %Ln يومًا</numerusform>
            <numerusform>بقي %Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted {0} · {1}</source>
        <translation>حُذفت في {0} · {1}</translation>
    </message>
    <message>
        <source>Delete “{0}” for good? This cannot be undone.</source>
        <translation>حذف «{0}» نهائيًا؟ لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>حذف كل المحادثات في المهملات نهائيًا؟ لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>تفريغ المهملات</translation>
    </message>
</context>
<context>
    <name>TrashSetting</name>
    <message>
        <source>Trash</source>
        <translation>المهملات</translation>
    </message>
    <message>
        <source>&amp;Empty now…</source>
        <translation>التفريغ الآن…</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good.</source>
        <translation>تبقى المحادثات المحذوفة هنا {0} يومًا ثم تُزال نهائيًا.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>المهملات فارغة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted chats</source>
        <translation>
            <numerusform>لا محادثات محذوفة</numerusform>
            <numerusform>محادثة محذوفة واحدة</numerusform>
            <numerusform>محادثتان محذوفتان</numerusform>
            <numerusform>%Ln محادثات محذوفة</numerusform>
            <numerusform>%Ln محادثة محذوفة</numerusform>
            <numerusform>%Ln محادثة محذوفة</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>حذف كل المحادثات في المهملات نهائيًا؟ لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>تفريغ المهملات</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Find the Fastest Kernel</source>
        <translation>البحث عن أسرع نواة حساب</translation>
    </message>
    <message>
        <source>Measures every kernel with different numbers of threads, using your model. All of them give the same answers; only speed and energy use differ. This takes about half a minute. The model is reloaded afterwards, and your chat is kept.</source>
        <translation>يقيس كل نواة حساب بأعداد مختلفة من الخيوط، بنموذجك. كلها تعطي الإجابات نفسها؛ ولا تختلف إلا السرعة والطاقة. يستغرق نحو نصف دقيقة. ثم يُعاد تحميل النموذج وتبقى محادثتك.</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>تقدّم القياس</translation>
    </message>
    <message>
        <source>Kernel speeds</source>
        <translation>سرعات أنوية الحساب</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>نواة الحساب</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>مجموعة التعليمات</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>الخيوط</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>الإجابة، رمز/ث</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>الموجّه، رمز/ث</translation>
    </message>
    <message>
        <source>Tokens per second when writing an answer and when reading a prompt.</source>
        <translation>الرموز في الثانية عند كتابة إجابة وعند قراءة موجّه.</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>استخدام هذا</translation>
    </message>
    <message>
        <source>Choose &amp;automatically</source>
        <translation>اختيار تلقائي</translation>
    </message>
    <message>
        <source>The measurement was stopped; no results were kept.</source>
        <translation>أُوقف القياس؛ لم تُحفظ نتائج.</translation>
    </message>
    <message>
        <source>Other programs were busy, so the earlier measurement, made when it was quiet, still holds.</source>
        <translation>كانت برامج أخرى تعمل، لذا يبقى القياس السابق، الذي جرى والحاسوب هادئ، معتمدًا.</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>انقطع القياس؛ لم تُحفظ نتائج.</translation>
    </message>
    <message>
        <source>{0} (best)</source>
        <translation>‏{0} (الأفضل)</translation>
    </message>
    <message>
        <source>Measuring… Preparing the model for each kernel takes a few seconds.</source>
        <translation>جارٍ القياس… تجهيز النموذج لكل نواة حساب يستغرق ثواني.</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>لم يُقس هذا النموذج بعد.</translation>
    </message>
    <message>
        <source>Your settings use “{0}”, which takes its choice from the benchmark.</source>
        <translation>تستخدم إعداداتك «{0}» الذي يأخذ اختياره من قياس الأداء.</translation>
    </message>
    <message>
        <source>Tern uses the best row automatically.</source>
        <translation>يستخدم Tern أفضل صف تلقائيًا.</translation>
    </message>
    <message>
        <source>Your settings use {0}, which is for models with other weights: for this model Tern chooses automatically.</source>
        <translation>تستخدم إعداداتك {0}، وهي لنماذج بأوزان أخرى: يختار Tern لهذا النموذج تلقائيًا.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Your settings use {0} · {1}, threads: {2}.</source>
        <translation>تستخدم إعداداتك {0} · {1}، الخيوط: {2}.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>القياس مجددًا</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>قياس</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores during the measurement. For numbers you can rely on, close them and measure again; until then all threads are kept.</source>
        <translation>استخدمت برامج أخرى {0} من أنوية المعالج أثناء القياس. لأرقام يُعتمد عليها أغلقها وقس مجددًا؛ وحتى ذلك تبقى كل الخيوط.</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another kernel may come out as the fastest.</source>
        <translation>تستخدم برامج أخرى {0} من أنوية المعالج. أغلقها أولًا: ما يُقاس الآن سيكون أبطأ، وقد تظهر نواة حساب أخرى كأنها الأسرع.</translation>
    </message>
</context>
<context>
    <name>WindowLog</name>
    <message>
        <source>An unexpected error occurred; the details are in {0}.</source>
        <translation>حدث خطأ غير متوقع؛ التفاصيل في {0}.</translation>
    </message>
</context>
<context>
    <name>say</name>
    <message>
        <source>{0} of {1} of memory is free.</source>
        <translation>المتاح من الذاكرة {0} من {1}.</translation>
    </message>
    <message>
        <source>Needs about {0} of memory; {1} of {2} is free.</source>
        <translation>يحتاج إلى نحو {0} من الذاكرة؛ المتاح {1} من {2}.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>تعذّرت كتابة {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>تعذّرت قراءة {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} is too large to be a file of presets.</source>
        <translation>‏{0} أكبر من أن يكون ملف إعدادات مسبقة.</translation>
    </message>
    <message>
        <source>{0} is no file of presets that Tern has exported.</source>
        <translation>‏{0} ليس ملف إعدادات مسبقة صدّره Tern.</translation>
    </message>
    <message>
        <source>{0} was written by a later version of Tern, or is damaged.</source>
        <translation>كُتب {0} بإصدار أحدث من Tern، أو أنه تالف.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} presets.</source>
        <translation>‏{0} يحوي أكثر من {1} من الإعدادات المسبقة.</translation>
    </message>
    <message>
        <source>Nothing was imported from {0}.</source>
        <translation>لم يُستورد شيء من {0}.</translation>
    </message>
    <message>
        <source>An entry is no preset.</source>
        <translation>أحد العناصر ليس إعدادًا مسبقًا.</translation>
    </message>
    <message>
        <source>A preset has no name.</source>
        <translation>أحد الإعدادات المسبقة بلا اسم.</translation>
    </message>
    <message>
        <source>The prompt of “{0}” is no text.</source>
        <translation>موجّه «{0}» ليس نصًا.</translation>
    </message>
    <message>
        <source>The prompt of “{0}” has more than {1} characters.</source>
        <translation>في موجّه «{0}» أكثر من {1} حرف.</translation>
    </message>
    <message>
        <source>The values of “{0}” cannot be read.</source>
        <translation>تعذّرت قراءة قيم «{0}».</translation>
    </message>
    <message>
        <source>“{0}” has a value that cannot be used: {1}</source>
        <translation>في «{0}» قيمة لا يمكن استخدامها: {1}</translation>
    </message>
    <message>
        <source>Short answers</source>
        <translation>إجابات قصيرة</translation>
    </message>
    <message>
        <source>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</source>
        <translation>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</translation>
    </message>
    <message>
        <source>Explain simply</source>
        <translation>شرح مبسّط</translation>
    </message>
    <message>
        <source>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</source>
        <translation>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</translation>
    </message>
    <message>
        <source>Translate to English</source>
        <translation>ترجمة إلى الإنجليزية</translation>
    </message>
    <message>
        <source>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</source>
        <translation>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</translation>
    </message>
    <message>
        <source>Proofread</source>
        <translation>تدقيق لغوي</translation>
    </message>
    <message>
        <source>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</source>
        <translation>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>تلخيص</translation>
    </message>
    <message>
        <source>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</source>
        <translation>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</translation>
    </message>
    <message>
        <source>Code helper</source>
        <translation>مساعد البرمجة</translation>
    </message>
    <message>
        <source>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</source>
        <translation>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</translation>
    </message>
    <message>
        <source>Brainstorm</source>
        <translation>عصف ذهني</translation>
    </message>
    <message>
        <source>Help the user find ideas. Reply with a numbered list of eight different ideas, one line each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.</source>
        <translation>Help the user find ideas. Reply with a numbered list of eight different ideas, one line each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>شيفرة</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>إعداد مسبق</translation>
    </message>
    <message>
        <source>Tern cannot start</source>
        <translation>تعذّر بدء تشغيل Tern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Show the damaged file</source>
        <translation>إظهار الملف التالف</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Restore the last backup</source>
        <translation>استعادة آخر نسخة احتياطية</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages were restored from the backup.</source>
        <translation>
            <numerusform>لم تُستعد أي رسالة من النسخة الاحتياطية.</numerusform>
            <numerusform>استُعيدت رسالة واحدة من النسخة الاحتياطية.</numerusform>
            <numerusform>استُعيدت رسالتان من النسخة الاحتياطية.</numerusform>
            <numerusform>استُعيدت %Ln رسائل من النسخة الاحتياطية.</numerusform>
            <numerusform>استُعيدت %Ln رسالة من النسخة الاحتياطية.</numerusform>
            <numerusform>استُعيدت %Ln رسالة من النسخة الاحتياطية.</numerusform>
        </translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>بقيت ثوانٍ قليلة</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>بقي نحو {0} ث</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>بقي نحو {0} د</translation>
    </message>
    <message>
        <source>about {0} h {1} min left</source>
        <translation>بقي نحو {0} س {1} د</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>في انتظار تنزيل آخر</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>جارٍ الإيقاف المؤقت…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>جارٍ الإلغاء…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} من {1}</translation>
    </message>
    <message>
        <source>Paused at {0}</source>
        <translation>متوقف مؤقتًا عند {0}</translation>
    </message>
    <message>
        <source>Not started yet</source>
        <translation>لم يبدأ بعد</translation>
    </message>
    <message>
        <source>Stopped at {0}; nothing is lost</source>
        <translation>توقف عند {0}؛ لم يضِع شيء</translation>
    </message>
    <message>
        <source>{0}, all files verified</source>
        <translation>‏{0}، تم التحقق من كل الملفات</translation>
    </message>
    <message>
        <source>Checking {0}…</source>
        <translation>جارٍ فحص {0}…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>جارٍ الاتصال…</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/ث</translation>
    </message>
    <message>
        <source>{0} tokens per second</source>
        <translation>{0} رمز في الثانية</translation>
    </message>
    <message>
        <source>≥ {0} tok/s</source>
        <translation>≥ {0} رمز/ث</translation>
    </message>
    <message>
        <source>≈ {0} tok/s</source>
        <translation>≈ {0} رمز/ث</translation>
    </message>
    <message>
        <source>faster than you read</source>
        <translation>أسرع من القراءة</translation>
    </message>
    <message>
        <source>about as fast as you read</source>
        <translation>بسرعة القراءة تقريبًا</translation>
    </message>
    <message>
        <source>slower than you read</source>
        <translation>أبطأ من القراءة</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>المساعد</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>موجّه النظام</translation>
    </message>
    <message>
        <source>version {0} of {1}</source>
        <translation>النسخة {0} من {1}</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Attached: {0}</source>
        <translation>مرفق: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%Ln محادثات</numerusform>
            <numerusform>%Ln محادثة</numerusform>
            <numerusform>%Ln محادثة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%Ln رسائل</numerusform>
            <numerusform>%Ln رسالة</numerusform>
            <numerusform>%Ln رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديدة</translation>
    </message>
    <message>
        <source>Gets new messages</source>
        <translation>تتلقى رسائل جديدة</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>موجودة بالفعل</translation>
    </message>
    <message>
        <source>Comes back from the trash</source>
        <translation>تعود من المهملات</translation>
    </message>
    <message>
        <source>{0} with {1} from {2}.</source>
        <translation>{0} فيها {1} من {2}.</translation>
    </message>
    <message>
        <source>The file is an export without any chat.</source>
        <translation>الملف تصدير بلا أي محادثة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are new</source>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>واحدة جديدة</numerusform>
            <numerusform>اثنتان جديدتان</numerusform>
            <numerusform>%Ln جديدة</numerusform>
            <numerusform>%Ln جديدة</numerusform>
            <numerusform>%Ln جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln get new messages</source>
        <translation>
            <numerusform>لا تتلقى أي منها رسائل جديدة</numerusform>
            <numerusform>واحدة تتلقى رسائل جديدة</numerusform>
            <numerusform>اثنتان تتلقيان رسائل جديدة</numerusform>
            <numerusform>%Ln تتلقى رسائل جديدة</numerusform>
            <numerusform>%Ln تتلقى رسائل جديدة</numerusform>
            <numerusform>%Ln تتلقى رسائل جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln come back from the trash</source>
        <translation>
            <numerusform>لا يعود شيء من المهملات</numerusform>
            <numerusform>واحدة تعود من المهملات</numerusform>
            <numerusform>اثنتان تعودان من المهملات</numerusform>
            <numerusform>%Ln تعود من المهملات</numerusform>
            <numerusform>%Ln تعود من المهملات</numerusform>
            <numerusform>%Ln تعود من المهملات</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are here already</source>
        <translation>
            <numerusform>لا شيء موجود بالفعل</numerusform>
            <numerusform>واحدة موجودة بالفعل</numerusform>
            <numerusform>اثنتان موجودتان بالفعل</numerusform>
            <numerusform>%Ln موجودة بالفعل</numerusform>
            <numerusform>%Ln موجودة بالفعل</numerusform>
            <numerusform>%Ln موجودة بالفعل</numerusform>
        </translation>
    </message>
    <message>
        <source>Of these, {0}.</source>
        <translation>منها: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other versions of messages are kept.</source>
        <translation>
            <numerusform>لا نسخ أخرى للرسائل.</numerusform>
            <numerusform>تُحفظ نسخة أخرى لرسالة.</numerusform>
            <numerusform>تُحفظ نسختان أخريان لرسائل.</numerusform>
            <numerusform>تُحفظ %Ln نسخ أخرى لرسائل.</numerusform>
            <numerusform>تُحفظ %Ln نسخة أخرى لرسائل.</numerusform>
            <numerusform>تُحفظ %Ln نسخة أخرى لرسائل.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty chats are left out.</source>
        <translation>
            <numerusform>لا محادثات فارغة.</numerusform>
            <numerusform>استُبعدت محادثة فارغة واحدة.</numerusform>
            <numerusform>استُبعدت محادثتان فارغتان.</numerusform>
            <numerusform>استُبعدت %Ln محادثات فارغة.</numerusform>
            <numerusform>استُبعدت %Ln محادثة فارغة.</numerusform>
            <numerusform>استُبعدت %Ln محادثة فارغة.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>لا يوجد ما يُستورد.</translation>
    </message>
    <message>
        <source>Imported: {0} with {1}.</source>
        <translation>تم الاستيراد: {0} فيها {1}.</translation>
    </message>
    <message>
        <source>Together with this chat about {0} of the {1} tokens of the context.</source>
        <translation>مع هذه المحادثة نحو {0} من {1} رمز في السياق.</translation>
    </message>
    <message>
        <source>Together {0} of the {1} tokens of the context.</source>
        <translation>المجموع {0} من {1} رمز في السياق.</translation>
    </message>
    <message>
        <source>Documents, text and code ({0})</source>
        <translation>مستندات ونصوص وشيفرة ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>مقاطع</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>الملف {0}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>صفحة ويب</translation>
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
        <translation>مقطع</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>ملخص</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>لا رموز</numerusform>
            <numerusform>رمز واحد</numerusform>
            <numerusform>رمزان</numerusform>
            <numerusform>%Ln رموز</numerusform>
            <numerusform>%Ln رمزًا</numerusform>
            <numerusform>%Ln رمز</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>نحو {0}</translation>
    </message>
    <message>
        <source>under 1</source>
        <translation>أقل من 1</translation>
    </message>
    <message>
        <source>{0}, {1}&#xa0;% of the context</source>
        <translation>‏{0}، {1}% من السياق</translation>
    </message>
    <message>
        <source>The model sees this text.</source>
        <translation>يرى النموذج هذا النص.</translation>
    </message>
    <message>
        <source>The file was too long for the context: the model sees the passages that suited the question, {0} of {1} characters.</source>
        <translation>كان الملف أطول من السياق: يرى النموذج المقاطع المناسبة للسؤال، {0} من {1} حرف.</translation>
    </message>
    <message>
        <source>{0}

[Attached: {1}]</source>
        <translation>{0}

[مرفق: {1}]</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>مرحبًا بك في Tern</translation>
    </message>
    <message>
        <source>Language models that run entirely on this computer. Nothing you write leaves it.</source>
        <translation>نماذج لغوية تعمل كلها على هذا الحاسوب. لا شيء مما تكتبه يغادره.</translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation>قياس السرعة</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>القياس مجددًا</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>مجموعة التعليمات</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>المساحة المتاحة على القرص</translation>
    </message>
    <message>
        <source>no vector instructions used</source>
        <translation>بلا تعليمات متجهية</translation>
    </message>
    <message>
        <source>The chat opens when the download is complete. You can close this window in the meantime.</source>
        <translation>تُفتح المحادثة عند اكتمال التنزيل. يمكنك إغلاق هذه النافذة في الأثناء.</translation>
    </message>
    <message>
        <source>Downloading the model</source>
        <translation>جارٍ تنزيل النموذج</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>ما يمكن توقعه</translation>
    </message>
    <message>
        <source>This is a small model: good at explaining, rewriting and short texts, mostly in English.</source>
        <translation>هذا نموذج صغير: جيد في الشرح وإعادة الصياغة والنصوص القصيرة، بالإنجليزية غالبًا.</translation>
    </message>
    <message>
        <source>It can sound confident and still be wrong. Check what matters.</source>
        <translation>قد يبدو واثقًا وهو مخطئ. تحقق مما يهم.</translation>
    </message>
    <message>
        <source>Press Esc to stop an answer. You can edit every question and ask again.</source>
        <translation>اضغط Esc لإيقاف إجابة. يمكنك تحرير كل سؤال وطرحه مجددًا.</translation>
    </message>
    <message>
        <source>What you write stays on this computer; only the model is downloaded.</source>
        <translation>ما تكتبه يبقى على هذا الحاسوب؛ ولا يُنزّل إلا النموذج.</translation>
    </message>
    <message>
        <source>Open the &amp;settings</source>
        <translation>فتح الإعدادات</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>اختر نموذجًا</translation>
    </message>
    <message>
        <source>The first one is recommended. You can add others at any time.</source>
        <translation>يُنصح بالأول. يمكنك إضافة غيره في أي وقت.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الترخيص</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>تغيير المجلد</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>قراءة</translation>
    </message>
    <message>
        <source>Read the licence in the browser</source>
        <translation>قراءة الترخيص في المتصفح</translation>
    </message>
    <message>
        <source>{0} › {1}</source>
        <translation>{0} › {1}</translation>
    </message>
    <message>
        <source>Finding the fastest kernel…</source>
        <translation>جارٍ البحث عن أسرع نواة حساب…</translation>
    </message>
    <message>
        <source>Two kernels are racing…</source>
        <translation>سباق بين نواتي حساب…</translation>
    </message>
    <message>
        <source>Measuring every kernel…</source>
        <translation>جارٍ قياس كل أنوية الحساب…</translation>
    </message>
    <message>
        <source>Loading {0}…</source>
        <translation>جارٍ تحميل {0}…</translation>
    </message>
    <message>
        <source>Some of what you wrote could not be saved yet. Close Tern anyway?</source>
        <translation>بعض ما كتبته لم يُحفظ بعد. هل تريد إغلاق Tern على أي حال؟</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>غير محفوظ</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>الإغلاق على أي حال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>إرسال الرسالة</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>سطر جديد في الرسالة</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Open the selected chat</source>
        <translation>فتح المحادثة المحددة</translation>
    </message>
    <message>
        <source>Menu of the selected chat</source>
        <translation>قائمة المحادثة المحددة</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>مفتاح القائمة، Shift+F10</translation>
    </message>
    <message>
        <source>Message before or after</source>
        <translation>الرسالة السابقة أو التالية</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>سهم لأعلى، سهم لأسفل</translation>
    </message>
    <message>
        <source>Read a message line by line</source>
        <translation>قراءة رسالة سطرًا سطرًا</translation>
    </message>
    <message>
        <source>Enter, Esc to leave</source>
        <translation>‏Enter، وEsc للخروج</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>عنصر التحكم التالي أو السابق</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab، Shift+Tab</translation>
    </message>
    <message>
        <source>No longer seen above</source>
        <translation>ما أعلاه خارج السياق</translation>
    </message>
    <message>
        <source>The model no longer sees the messages above</source>
        <translation>لم يعد النموذج يرى الرسائل أعلاه</translation>
    </message>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation>
            <numerusform>بلا لغات</numerusform>
            <numerusform>لغة واحدة</numerusform>
            <numerusform>لغتان</numerusform>
            <numerusform>%Ln لغات</numerusform>
            <numerusform>%Ln لغة</numerusform>
            <numerusform>%Ln لغة</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs {0} of memory; this computer has {1}</source>
        <translation>يحتاج إلى {0} من الذاكرة؛ لدى هذا الحاسوب {1}</translation>
    </message>
    <message>
        <source>Offline mode is on, so nothing can be downloaded: open a model folder you already have, or turn offline mode off in Settings &gt; Downloads.</source>
        <translation>وضع عدم الاتصال مفعّل، فلا يمكن تنزيل شيء: افتح مجلد نموذج لديك، أو أوقف الوضع في الإعدادات &gt; التنزيلات.</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>يُعرف عند بدء التنزيل</translation>
    </message>
    <message>
        <source>{0} needed, {1} of {2} free</source>
        <translation>المطلوب {0}، والمتاح {1} من {2}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>This cannot be done right now.</source>
        <translation>لا يمكن فعل ذلك الآن.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>off</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet, or it is temporary.</source>
        <translation>لا شيء في هذه المحادثة بعد، أو هي مؤقتة.</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet.</source>
        <translation>لا شيء في هذه المحادثة بعد.</translation>
    </message>
    <message>
        <source>This needs a loaded model, and no answer being written.</source>
        <translation>يلزم نموذج محمّل، وألا تكون إجابة قيد الكتابة.</translation>
    </message>
    <message>
        <source>Put the cursor into a text first.</source>
        <translation>ضع المؤشر في نص أولًا.</translation>
    </message>
    <message>
        <source>No answer is being written.</source>
        <translation>لا تجري كتابة أي إجابة.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>لا يوجد نموذج محمّل.</translation>
    </message>
    <message>
        <source>No model has been loaded yet.</source>
        <translation>لم يُحمّل أي نموذج بعد.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>لا يوجد ما يُتراجع عنه.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>لا يوجد ما يُعاد.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>Folder {0}, {1}, {2}</source>
        <translation>المجلد {0}، {1}، {2}</translation>
    </message>
    <message>
        <source>in the folder {0}</source>
        <translation>في المجلد {0}</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>مثبّتة</translation>
    </message>
    <message>
        <source>an answer is being written</source>
        <translation>تجري كتابة إجابة</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>أقدم</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>مثبّتة</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>المجلدات</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
    <message numerus="yes">
        <source>%Ln results</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%Ln نتائج</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>مؤرشفة</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>نقل إلى مجلد</translation>
    </message>
    <message>
        <source>Chat menu</source>
        <translation>قائمة المحادثة</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>تثبيت</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>إلغاء الأرشفة</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>أرشفة</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Folder menu</source>
        <translation>قائمة المجلد</translation>
    </message>
    <message>
        <source>New chat here</source>
        <translation>محادثة جديدة هنا</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>إعادة التسمية…</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>مجلد جديد…</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>حذف المجلد</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>جدول لبرامج الجداول (*.csv)</translation>
    </message>
    <message>
        <source>All figures, for programs (*.json)</source>
        <translation>كل الأرقام، للبرامج (*.json)</translation>
    </message>
    <message>
        <source>Picture of this page (*.png)</source>
        <translation>صورة هذه الصفحة (*.png)</translation>
    </message>
    <message>
        <source>Save the Measurement</source>
        <translation>حفظ القياس</translation>
    </message>
    <message>
        <source>{0} could not be written ({1}): choose another folder.</source>
        <translation>تعذّرت كتابة {0} ({1}): اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>حُفظ باسم {0}.</translation>
    </message>
    <message>
        <source>Speed and energy of every kernel</source>
        <translation>سرعة كل نواة حساب وطاقتها</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>نواة الحساب</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>الخيوط</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>الإجابة، رمز/ث</translation>
    </message>
    <message>
        <source>Of memory</source>
        <translation>من الذاكرة</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>الموجّه، رمز/ث</translation>
    </message>
    <message>
        <source>J/token</source>
        <translation>جول/رمز</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>الاختيار</translation>
    </message>
    <message>
        <source>J/token ({0})</source>
        <translation>جول/رمز ({0})</translation>
    </message>
    <message>
        <source>{0} is the fastest: {1} tokens/s, {2} of what this memory can do.</source>
        <translation>‏{0} هي الأسرع: {1} رمز/ث، {2} مما تستطيعه هذه الذاكرة.</translation>
    </message>
    <message>
        <source>{0} is {1} slower than on {2} (version {3}: {4} tokens/s); the spread is only {5}.</source>
        <translation>‏{0} أبطأ بمقدار {1} مما كانت في {2} (الإصدار {3}: {4} رمز/ث)؛ والتشتت {5} فقط.</translation>
    </message>
    <message>
        <source>{0} Other programs were busy, which may be why.</source>
        <translation>{0} كانت برامج أخرى تعمل، وقد يكون ذلك السبب.</translation>
    </message>
    <message>
        <source>Other programs used up to {0} processor cores while this was measured: it is too slow, and the order is not to be relied on. Tern takes no fewer threads because of it. Measure again when the computer is quiet.</source>
        <translation>استخدمت برامج أخرى حتى {0} من أنوية المعالج عند القياس: النتيجة أبطأ من الواقع، ولا يُعتمد على الترتيب. لا يقلّل Tern الخيوط بسبب ذلك. قس مجددًا حين يهدأ الحاسوب.</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another way may come out as the fastest.</source>
        <translation>تستخدم برامج أخرى {0} من أنوية المعالج. أغلقها أولًا: ما يُقاس الآن سيكون أبطأ، وقد تظهر طريقة أخرى كأنها الأسرع.</translation>
    </message>
    <message>
        <source>needs figures of energy</source>
        <translation>يحتاج إلى أرقام الطاقة</translation>
    </message>
    <message>
        <source>Answer: {0} tokens/s; half of the measurements lie between {1} and {2}</source>
        <translation>الإجابة: {0} رمز/ث؛ نصف القياسات بين {1} و{2}</translation>
    </message>
    <message>
        <source>Prompt of {0} tokens: {1} tokens/s; half between {2} and {3}</source>
        <translation>موجّه من {0} رمز: {1} رمز/ث؛ النصف بين {2} و{3}</translation>
    </message>
    <message>
        <source>Reads {0} MB per token: {1} of the {2} GB/s of this memory</source>
        <translation>يقرأ {0} م.ب لكل رمز: {1} من {2} غ.ب/ث لهذه الذاكرة</translation>
    </message>
    <message>
        <source>Energy of the answer: {0}</source>
        <translation>طاقة الإجابة: {0}</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores</source>
        <translation>استخدمت برامج أخرى {0} من أنوية المعالج</translation>
    </message>
    <message>
        <source>History of measurements</source>
        <translation>سجل القياسات</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>الأسرع</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>other programs were busy</source>
        <translation>كانت برامج أخرى تعمل</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>أُوقف مبكرًا</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>تقدير</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>processor and memory</source>
        <translation>المعالج والذاكرة</translation>
    </message>
    <message>
        <source>processor cores</source>
        <translation>أنوية المعالج</translation>
    </message>
    <message>
        <source>whole computer</source>
        <translation>الحاسوب كله</translation>
    </message>
    <message>
        <source>Estimated by the engine: its processor time multiplied by the watts of a busy core. It can be off by half in either direction.</source>
        <translation>قدّره المحرّك: زمن المعالج الذي استخدمه مضروبًا في قدرة النواة المشغولة بالواط. قد يخطئ بمقدار النصف زيادةً أو نقصانًا.</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (RAPL): {0}.</source>
        <translation>قاسه المحرّك بعدادات المعالج نفسه (RAPL): {0}.</translation>
    </message>
    <message>
        <source>Measured by the engine with the battery: the whole computer, less what it takes at rest.</source>
        <translation>قاسه المحرّك بالبطارية: الحاسوب كله، ناقص ما يستهلكه في السكون.</translation>
    </message>
    <message>
        <source>Measured by the engine with the energy meters of Windows.</source>
        <translation>قاسه المحرّك بعدادات طاقة Windows.</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (macOS).</source>
        <translation>قاسه المحرّك بعدادات المعالج نفسه (macOS).</translation>
    </message>
    <message>
        <source>The engine has measured no energy.</source>
        <translation>لم يقس المحرّك أي طاقة.</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} واط ({1})</translation>
    </message>
    <message>
        <source>{0} J/token, {1} W ({2})</source>
        <translation>{0} جول/رمز، {1} واط ({2})</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} جول/رمز ({1})</translation>
    </message>
    <message>
        <source>Energy: not measured</source>
        <translation>الطاقة: غير مقيسة</translation>
    </message>
    <message>
        <source>Energy: {0} J ({1} Wh) in {2} s, {3}</source>
        <translation>الطاقة: {0} جول ({1} واط ساعة) في {2} ث، {3}</translation>
    </message>
    <message>
        <source>{0} J per token, the reading of the prompt included</source>
        <translation>{0} جول لكل رمز، مع قراءة الموجّه</translation>
    </message>
    <message>
        <source>Uncertain by ±{0} %</source>
        <translation>هامش الخطأ ±{0}%</translation>
    </message>
    <message>
        <source>This chat so far: {0} J ({1} Wh), {2}</source>
        <translation>هذه المحادثة حتى الآن: {0} جول ({1} واط ساعة)، {2}</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: this is {1} of them</source>
        <translation>شحنة الهاتف نحو {0} واط ساعة: هذا يعادل {1} منها</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: as much as {1} answers like this</source>
        <translation>شحنة الهاتف نحو {0} واط ساعة: ما يعادل {1} إجابة كهذه</translation>
    </message>
    <message>
        <source>about {0} min of chatting left</source>
        <translation>بقي نحو {0} د من المحادثة</translation>
    </message>
    <message>
        <source>about {0} h of chatting left</source>
        <translation>بقي نحو {0} س من المحادثة</translation>
    </message>
    <message>
        <source>about {0} h {1} min of chatting left</source>
        <translation>بقي نحو {0} س {1} د من المحادثة</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>سريع</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>متوازن</translation>
    </message>
    <message>
        <source>Frugal</source>
        <translation>مقتصد</translation>
    </message>
    <message>
        <source>As chosen below</source>
        <translation>حسب الاختيار أدناه</translation>
    </message>
    <message>
        <source>{0} on {1} with {2}</source>
        <translation>‏{0} على {1} مع {2}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>بلا خيوط</numerusform>
            <numerusform>خيط واحد</numerusform>
            <numerusform>خيطان</numerusform>
            <numerusform>%Ln خيوط</numerusform>
            <numerusform>%Ln خيطًا</numerusform>
            <numerusform>%Ln خيط</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>{0}, {1} tokens/s</source>
        <translation>‏{0}، {1} رمز/ث</translation>
    </message>
    <message>
        <source>measured while busy</source>
        <translation>قيس والحاسوب مشغول</translation>
    </message>
    <message>
        <source>Nothing was measured for this yet, so Tern chooses automatically. Run the benchmark once: it measures every way to run your model.</source>
        <translation>لم يُقس شيء لهذا بعد، لذا يختار Tern تلقائيًا. شغّل قياس الأداء مرة: يقيس كل طريقة لتشغيل نموذجك.</translation>
    </message>
    <message>
        <source>Takes {0}.</source>
        <translation>يُستخدم {0}.</translation>
    </message>
    <message>
        <source>Other programs were busy when that was measured, so all threads are kept. Measure again when the computer is quiet.</source>
        <translation>كانت برامج أخرى تعمل عند ذلك القياس، لذا تبقى كل الخيوط. قس مجددًا حين يهدأ الحاسوب.</translation>
    </message>
    <message>
        <source>Chosen by an estimate of the energy: a measured one might lead to another choice.</source>
        <translation>اختير بناءً على طاقة مقدّرة: قد تؤدي المقيسة إلى اختيار آخر.</translation>
    </message>
</context>
</TS>
