<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tern</source>
        <translation>Acerca de Tern</translation>
    </message>
    <message>
        <source>Tern {0}</source>
        <translation>Tern {0}</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Compilación</translation>
    </message>
    <message>
        <source>Chat with 1-bit language models that run on this computer&apos;s processor.
Tern connects to the internet only to download a model you choose, or to look for an update when you ask it to. What you write stays here.</source>
        <translation>Chatea con modelos de lenguaje de 1 bit que funcionan en el procesador de este equipo.
Tern solo se conecta a internet para descargar un modelo que elijas o buscar una actualización cuando lo pides. Lo que escribes se queda aquí.</translation>
    </message>
    <message>
        <source>Tern is free software under the MIT licence. It is built on:</source>
        <translation>Tern es software libre con licencia MIT. Se basa en:</translation>
    </message>
    <message>
        <source>Libraries and their licences</source>
        <translation>Bibliotecas y sus licencias</translation>
    </message>
    <message>
        <source>Look for an &amp;Update</source>
        <translation>Buscar una act&amp;ualización</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Esta es la versión más reciente.</translation>
    </message>
    <message>
        <source>Version {0} is available: {1}</source>
        <translation>La versión {0} está disponible: {1}</translation>
    </message>
</context>
<context>
    <name>AnswerFields</name>
    <message>
        <source>System prompt</source>
        <translation>Prompt del sistema</translation>
    </message>
    <message>
        <source>Use the prompt from the settin&amp;gs</source>
        <translation>Usar el prompt de los a&amp;justes</translation>
    </message>
    <message>
        <source>Instructions the model gets before the first message.</source>
        <translation>Instrucciones que recibe el modelo antes del primer mensaje.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Muestreo</translation>
    </message>
    <message>
        <source>Use the &amp;values from the settings</source>
        <translation>Usar los &amp;valores de los ajustes</translation>
    </message>
</context>
<context>
    <name>AnswerWith</name>
    <message>
        <source>Answer again with</source>
        <translation>Responder de nuevo con</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>Otro modelo</translation>
    </message>
    <message>
        <source>No other model is here yet</source>
        <translation>Aún no hay otro modelo</translation>
    </message>
    <message>
        <source>A preset, for this answer only</source>
        <translation>Una plantilla, solo para esta respuesta</translation>
    </message>
    <message>
        <source>{0} is loaded. The other chat was left, so nothing was asked again there.</source>
        <translation>{0} está cargado. Se salió del otro chat, así que allí no se volvió a preguntar nada.</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Wait until the answer is finished, or stop it.</source>
        <translation>Espera a que termine la respuesta o detenla.</translation>
    </message>
    <message>
        <source>The answer before this is being stopped: try again in a moment.</source>
        <translation>Se está deteniendo la respuesta anterior: inténtalo en un momento.</translation>
    </message>
    <message>
        <source>An answer is being written in “{0}”: wait until it is finished, or stop it.</source>
        <translation>Se está escribiendo una respuesta en «{0}»: espera a que termine o detenla.</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>El motor no funciona: vuelve a cargar el modelo.</translation>
    </message>
    <message>
        <source>No model is loaded: open a model folder first.</source>
        <translation>No hay ningún modelo cargado: abre primero una carpeta de modelo.</translation>
    </message>
    <message>
        <source>{0} has no place for a system prompt, so it is put in front of your first message.</source>
        <translation>{0} no tiene lugar para un prompt del sistema, así que va delante de tu primer mensaje.</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Muestreo</translation>
    </message>
    <message>
        <source>Use the &amp;model&apos;s own values</source>
        <translation>Usar los valores del &amp;modelo</translation>
    </message>
    <message>
        <source>The values its makers recommend (from generation_config.json).</source>
        <translation>Los valores que recomiendan sus creadores (de generation_config.json).</translation>
    </message>
    <message>
        <source>Changes apply from the next answer on.</source>
        <translation>Los cambios valen desde la próxima respuesta.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt del sistema</translation>
    </message>
    <message>
        <source>Use the mo&amp;del&apos;s own system prompt</source>
        <translation>Usar el prompt del mo&amp;delo</translation>
    </message>
    <message>
        <source>The one its makers recommend (from generation_config.json); else the default of Tern.</source>
        <translation>El que recomiendan sus creadores (de generation_config.json); si no, el de Tern.</translation>
    </message>
    <message>
        <source>&amp;Reset to default</source>
        <translation>&amp;Restablecer</translation>
    </message>
    <message>
        <source>Used in every chat that has no prompt of its own (Chat &gt; Prompt and Sampling). Changes apply from the next answer on.</source>
        <translation>Se usa en todos los chats sin prompt propio (Chat &gt; Prompt y muestreo). Los cambios valen desde la próxima respuesta.</translation>
    </message>
    <message>
        <source>New chats</source>
        <translation>Chats nuevos</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Empezar con</translation>
    </message>
    <message>
        <source>A preset has a prompt and sampling of its own. In its chats they replace those above.</source>
        <translation>Una plantilla tiene prompt y muestreo propios. En sus chats sustituyen a los de arriba.</translation>
    </message>
    <message>
        <source>Mana&amp;ge presets…</source>
        <translation>&amp;Gestionar plantillas…</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>Sin plantilla</translation>
    </message>
    <message>
        <source>The prompt of the model {0}.</source>
        <translation>El prompt del modelo {0}.</translation>
    </message>
    <message>
        <source>The model {0} names none; this is the default of Tern.</source>
        <translation>El modelo {0} no indica ninguno; este es el de Tern.</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Archived Chats</source>
        <translation>Chats archivados</translation>
    </message>
    <message>
        <source>Archived chats are kept, but not in the list. The search finds them, and one that you write in comes back by itself.</source>
        <translation>Los chats archivados se conservan, pero fuera de la lista. La búsqueda los encuentra, y vuelve solo aquel en el que escribas.</translation>
    </message>
    <message>
        <source>Archived chats</source>
        <translation>Chats archivados</translation>
    </message>
    <message>
        <source>No chat is archived</source>
        <translation>No hay chats archivados</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Recuperar</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>Last used {0}</source>
        <translation>Último uso: {0}</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>A message takes up to {0} files.</source>
        <translation>Un mensaje admite hasta {0} archivos.</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>That did not work because of an unexpected error.</source>
        <translation>No funcionó por un error inesperado.</translation>
    </message>
</context>
<context>
    <name>BenchmarkDialog</name>
    <message>
        <source>Benchmark</source>
        <translation>Prueba de rendimiento</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Progreso de la medición</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>&amp;Usar este</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>&amp;Copiar la tabla</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Guardar…</translation>
    </message>
    <message>
        <source>The measurement was stopped: only what was measured until then is here.</source>
        <translation>La medición se detuvo: aquí solo está lo medido hasta entonces.</translation>
    </message>
    <message>
        <source>The measurement was stopped before anything was measured.</source>
        <translation>La medición se detuvo antes de medir nada.</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>La medición se interrumpió; no se guardó nada.</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>Se copió la tabla.</translation>
    </message>
    <message>
        <source>Measuring… {0} of {1} are done.</source>
        <translation>Midiendo… {0} de {1} listos.</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>Este modelo aún no se ha medido.</translation>
    </message>
    <message>
        <source>Measures every kernel of this computer with each of its instruction sets and numbers of threads, using your model: {0} ways, about {1} min. All of them give the same answers. You can stop at any time; what was measured stays, and the model is loaded again.</source>
        <translation>Mide todos los kernels de este equipo con cada instrucción y número de hilos, con tu modelo: {0} formas, unos {1} min. Todas dan las mismas respuestas. Puedes parar cuando quieras; lo medido queda y el modelo se carga de nuevo.</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>&amp;Medir otra vez</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Medir</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
</context>
<context>
    <name>BenchmarkView</name>
    <message>
        <source>Bar: the speed of the answer, in colour where nothing is both faster and more frugal. Thin line: half of the measurements lie in it. Mark: where this memory would end it.</source>
        <translation>Barra: la velocidad de la respuesta, en color donde nada es a la vez más rápido y más frugal. Línea fina: en ella está la mitad de las mediciones. Marca: donde acabaría por esta memoria.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Chosen from the measurement of {0}:</source>
        <translation>Elegido según la medición del {0}:</translation>
    </message>
</context>
<context>
    <name>ChatCommands</name>
    <message>
        <source>That chat was deleted; if it is in the trash, you can restore it there.</source>
        <translation>Ese chat se eliminó; si está en la papelera, puedes restaurarlo allí.</translation>
    </message>
    <message>
        <source>“{0}” is in the trash for {1} days.</source>
        <translation>«{0}» estará {1} días en la papelera.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>“{0}” is archived.</source>
        <translation>«{0}» está archivado.</translation>
    </message>
</context>
<context>
    <name>ChatDialog</name>
    <message>
        <source>Prompt and Sampling of This Chat</source>
        <translation>Prompt y muestreo de este chat</translation>
    </message>
    <message>
        <source>For this chat only. Changes apply from the next answer on.</source>
        <translation>Solo para este chat. Los cambios valen desde la próxima respuesta.</translation>
    </message>
    <message>
        <source>&amp;Use the settings</source>
        <translation>&amp;Usar los ajustes</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings again.</source>
        <translation>El prompt y el muestreo vuelven a ser los de los ajustes.</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Guardar como plantilla…</translation>
    </message>
    <message>
        <source>Keeps prompt and sampling under a name, for other chats.</source>
        <translation>Guarda el prompt y el muestreo con un nombre, para otros chats.</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chat list (Ctrl+B)</source>
        <translation>Lista de chats (Ctrl+B)</translation>
    </message>
    <message>
        <source>Chat list</source>
        <translation>Lista de chats</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>Temporal</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>Chat temporal</translation>
    </message>
    <message>
        <source>Nothing of this chat is kept. It is gone when you leave it.</source>
        <translation>No se guarda nada de este chat. Desaparece cuando sales de él.</translation>
    </message>
    <message>
        <source>Rename, pin, move, export or delete this chat</source>
        <translation>Renombrar, fijar, mover, exportar o eliminar este chat</translation>
    </message>
    <message>
        <source>More actions for this chat</source>
        <translation>Más acciones para este chat</translation>
    </message>
</context>
<context>
    <name>ChatListDelegate</name>
    <message>
        <source>New title of the chat</source>
        <translation>Nuevo título del chat</translation>
    </message>
</context>
<context>
    <name>ChatSession</name>
    <message>
        <source>Until this works again, what you write is kept in memory.</source>
        <translation>Hasta que vuelva a funcionar, lo que escribas se guarda en la memoria.</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Position in the chat</source>
        <translation>Posición en el chat</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>Ir al final</translation>
    </message>
    <message>
        <source>Answer stopped</source>
        <translation>Respuesta detenida</translation>
    </message>
    <message>
        <source>Answer finished at its longest allowed length</source>
        <translation>La respuesta llegó a su longitud máxima</translation>
    </message>
    <message>
        <source>Answer cut off: the context is full</source>
        <translation>Respuesta cortada: el contexto está lleno</translation>
    </message>
    <message>
        <source>The answer could not be finished</source>
        <translation>No se pudo terminar la respuesta</translation>
    </message>
    <message>
        <source>Answer finished</source>
        <translation>Respuesta terminada</translation>
    </message>
    <message>
        <source>This answer repeats itself</source>
        <translation>Esta respuesta se repite</translation>
    </message>
</context>
<context>
    <name>CodeButtons</name>
    <message>
        <source>Copy the code</source>
        <translation>Copiar el código</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Intro envía, Mayús+Intro empieza otra línea</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>Detener la respuesta (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Enviar (Intro)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Escribe un mensaje</translation>
    </message>
</context>
<context>
    <name>ComputerPage</name>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln cores</source>
        <translation>
            <numerusform>{0}, %Ln núcleo</numerusform>
            <numerusform>{0}, %Ln núcleos</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} free now</source>
        <translation>{0}, {1} libres ahora</translation>
    </message>
    <message>
        <source>Measuring this computer…</source>
        <translation>Midiendo este equipo…</translation>
    </message>
    <message>
        <source>This takes about three seconds. Nothing is downloaded.</source>
        <translation>Tarda unos tres segundos. No se descarga nada.</translation>
    </message>
    <message>
        <source>At least {0}</source>
        <translation>Al menos {0}</translation>
    </message>
    <message>
        <source>with {0}. Other programs used {1} processor cores while this was measured; it is measured again when they rest.</source>
        <translation>con {0}. Otros programas usaron {1} núcleos mientras se medía; se medirá de nuevo cuando descansen.</translation>
    </message>
    <message>
        <source>About {0}</source>
        <translation>Unos {0}</translation>
    </message>
    <message>
        <source>with {0}: {1}. Estimated from a short measurement on this computer.</source>
        <translation>con {0}: {1}. Estimado con una medición corta en este equipo.</translation>
    </message>
    <message>
        <source>The speed has not been measured yet</source>
        <translation>La velocidad aún no se ha medido</translation>
    </message>
    <message>
        <source>{0} cannot run here. {1}.</source>
        <translation>{0} no puede funcionar aquí. {1}.</translation>
    </message>
    <message>
        <source>There is not enough disk space: {0} needs {1}. You can choose another folder.</source>
        <translation>No hay espacio suficiente en disco: {0} necesita {1}. Puedes elegir otra carpeta.</translation>
    </message>
    <message>
        <source>This computer can run {0}.</source>
        <translation>Este equipo puede ejecutar {0}.</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message>
        <source>Ask me</source>
        <translation>Preguntarme</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>Omitir los mensajes más antiguos</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>Chat nuevo con un resumen</translation>
    </message>
    <message>
        <source>When the context is full: {0}</source>
        <translation>Cuando el contexto esté lleno: {0}</translation>
    </message>
    <message>
        <source>Choose for this chat what happens when the context is full</source>
        <translation>Elegir qué hacer en este chat con el contexto lleno</translation>
    </message>
    <message>
        <source>When the context is full ({0} % now):</source>
        <translation>Cuando el contexto esté lleno (ahora {0} %):</translation>
    </message>
    <message>
        <source>{0} % full:</source>
        <translation>{0} % lleno:</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Shows the data folder in the file manager</source>
        <translation>Muestra la carpeta en el gestor de archivos</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Camb&amp;iar…</translation>
    </message>
    <message>
        <source>Your chats, their backups and these settings are stored here and nowhere else. Models are stored separately.</source>
        <translation>Tus chats, sus copias y estos ajustes se guardan aquí y en ningún otro sitio. Los modelos van aparte.</translation>
    </message>
    <message>
        <source>Chats as files</source>
        <translation>Chats como archivos</translation>
    </message>
    <message>
        <source>&amp;Import chats…</source>
        <translation>&amp;Importar chats…</translation>
    </message>
    <message>
        <source>&amp;Export all chats…</source>
        <translation>&amp;Exportar todos los chats…</translation>
    </message>
    <message>
        <source>Reads exports of GPT4All, Jan, LM Studio, Open WebUI, ChatGPT and Tern. Writes web pages, Markdown, PDF, or everything for another Tern.</source>
        <translation>Lee exportaciones de GPT4All, Jan, LM Studio, Open WebUI, ChatGPT y Tern. Escribe páginas web, Markdown, PDF o todo para otro Tern.</translation>
    </message>
    <message>
        <source>This folder cannot be used: {0}.</source>
        <translation>No se puede usar esta carpeta: {0}.</translation>
    </message>
    <message>
        <source>This folder is set by the environment variable TERN_HOME, so it cannot be changed here.</source>
        <translation>Esta carpeta la fija la variable de entorno TERN_HOME, así que no se puede cambiar aquí.</translation>
    </message>
    <message>
        <source>From the next start on, Tern uses {0}. Your chats stay in this folder; copy them there first if you want to keep using them.</source>
        <translation>Desde el próximo inicio, Tern usa {0}. Tus chats quedan en esta carpeta; cópialos allí antes si quieres seguir usándolos.</translation>
    </message>
    <message>
        <source>A change takes effect at the next start.</source>
        <translation>Un cambio se aplica en el próximo inicio.</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>Remove {0} from the list? Its files stay where they are.</source>
        <translation>¿Quitar {0} de la lista? Sus archivos se quedan donde están.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Delete {0}? This frees {1}. Your chats are kept.</source>
        <translation>¿Eliminar {0}? Libera {1}. Tus chats se conservan.</translation>
    </message>
    <message>
        <source>&amp;Delete {0}</source>
        <translation>&amp;Eliminar {0}</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>New preset</source>
        <translation>Nueva plantilla</translation>
    </message>
</context>
<context>
    <name>DocumentsButton</name>
    <message>
        <source>Quote your documents</source>
        <translation>Citar tus documentos</translation>
    </message>
    <message>
        <source>This chat quotes no documents</source>
        <translation>Este chat no cita documentos</translation>
    </message>
    <message>
        <source>This chat may quote {0}</source>
        <translation>Este chat puede citar {0}</translation>
    </message>
    <message numerus="yes">
        <source>This chat may quote %Ln folders</source>
        <translation>
            <numerusform>Este chat puede citar %Ln carpeta</numerusform>
            <numerusform>Este chat puede citar %Ln carpetas</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All folders</source>
        <translation>&amp;Todas las carpetas</translation>
    </message>
    <message>
        <source>&amp;Folders of documents…</source>
        <translation>&amp;Carpetas de documentos…</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Folders of documents</source>
        <translation>Carpetas de documentos</translation>
    </message>
    <message>
        <source>In chats where you turn this on, passages from these folders that fit your question are put with it, and the sources stand below the answer. All of it stays on this computer.</source>
        <translation>En los chats donde lo actives, los pasajes de estas carpetas que encajan con tu pregunta la acompañan, y las fuentes aparecen bajo la respuesta. Todo se queda en este equipo.</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Añadir una carpeta…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Chats can quote it no more; the files stay as they are</source>
        <translation>Los chats ya no pueden citarla; los archivos quedan como están</translation>
    </message>
    <message>
        <source>Read &amp;everything again</source>
        <translation>Leer todo de n&amp;uevo</translation>
    </message>
    <message>
        <source>Clears the index and makes it anew</source>
        <translation>Vacía el índice y lo rehace</translation>
    </message>
    <message>
        <source>The book beside the message field chooses what a chat may quote. Changes to your files are noticed automatically. Removing the last folder deletes the index.</source>
        <translation>El libro junto al campo de mensaje elige qué puede citar un chat. Los cambios en tus archivos se detectan solos. Al quitar la última carpeta se elimina el índice.</translation>
    </message>
    <message>
        <source>Waits to be read</source>
        <translation>Espera a ser leída</translation>
    </message>
    <message>
        <source>Looking for documents… {0} so far</source>
        <translation>Buscando documentos… {0} por ahora</translation>
    </message>
    <message>
        <source>Reading… {0} of {1}</source>
        <translation>Leyendo… {0} de {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln documento</numerusform>
            <numerusform>%Ln documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of them could not be read</source>
        <translation>{0} no se pudieron leer</translation>
    </message>
    <message>
        <source>Add a Folder of Documents</source>
        <translation>Añadir una carpeta de documentos</translation>
    </message>
</context>
<context>
    <name>DownloadBar</name>
    <message>
        <source>Paused at {1} %: {0}</source>
        <translation>En pausa al {1} %: {0}</translation>
    </message>
    <message>
        <source>Downloading {0}: {1}</source>
        <translation>Descargando {0}: {1}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>How to fix it…</source>
        <translation>Cómo arreglarlo…</translation>
    </message>
</context>
<context>
    <name>DownloadFailure</name>
    <message>
        <source>&amp;Hub or mirror</source>
        <translation>&amp;Hub o espejo</translation>
    </message>
    <message>
        <source>Access &amp;token (kept in the system&apos;s keyring)</source>
        <translation>&amp;Token de acceso (en el llavero del sistema)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Open the model&apos;s page</source>
        <translation>Abrir la página del modelo</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Connection settings…</source>
        <translation>Ajustes de conexión…</translation>
    </message>
    <message>
        <source>Download this file again</source>
        <translation>Descargar otra vez este archivo</translation>
    </message>
    <message>
        <source>Go online and resume</source>
        <translation>Conectarse y reanudar</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>Carpeta de los modelos</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>Downloading {0}</source>
        <translation>Descargando {0}</translation>
    </message>
</context>
<context>
    <name>DownloadView</name>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stops the download and deletes what was downloaded</source>
        <translation>Detiene la descarga y elimina lo descargado</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
</context>
<context>
    <name>DownloadsPage</name>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>&amp;Hub</source>
        <translation>&amp;Hub</translation>
    </message>
    <message>
        <source>The address of the model hub or a mirror. If empty, HF_ENDPOINT or the public hub is used.</source>
        <translation>La dirección del hub de modelos o de un espejo. Si está vacía, se usa HF_ENDPOINT o el hub público.</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>For example http://proxy.example:3128. If empty, the system&apos;s proxy is used.</source>
        <translation>Por ejemplo, http://proxy.example:3128. Si está vacío, se usa el proxy del sistema.</translation>
    </message>
    <message>
        <source>System certificates only</source>
        <translation>Solo certificados del sistema</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>&amp;Certificados</translation>
    </message>
    <message>
        <source>A PEM file with additional certificates to trust. Some company networks need one.</source>
        <translation>Un archivo PEM con más certificados de confianza. Algunas redes de empresa lo necesitan.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>E&amp;xaminar…</translation>
    </message>
    <message>
        <source>Browse for certificates</source>
        <translation>Buscar certificados</translation>
    </message>
    <message>
        <source>&amp;Offline mode: never download anything</source>
        <translation>Modo sin c&amp;onexión: no descargar nada</translation>
    </message>
    <message>
        <source>Tern connects to this address, and to the storage it points to, only to download a model you choose. It sends no statistics.</source>
        <translation>Tern se conecta a esta dirección, y al almacén al que remite, solo para descargar un modelo que elijas. No envía estadísticas.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acceso</translation>
    </message>
    <message>
        <source>Only for models that require one</source>
        <translation>Solo para modelos que lo exigen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Olvidar</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>Olvidar el token</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring and sent only to the hub above.</source>
        <translation>Se guarda en el llavero del sistema y solo se envía al hub de arriba.</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>Carpeta de modelos</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>&amp;Mover…</translation>
    </message>
    <message>
        <source>Moves every model to another folder</source>
        <translation>Mueve todos los modelos a otra carpeta</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Moving the models</source>
        <translation>Moviendo los modelos</translation>
    </message>
    <message>
        <source>Downloaded models are stored here. Moving takes all of them along.</source>
        <translation>Los modelos descargados se guardan aquí. Mover los lleva todos.</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} no existe.</translation>
    </message>
    <message>
        <source>Certificates (PEM)</source>
        <translation>Certificados (PEM)</translation>
    </message>
    <message>
        <source>The token was deleted.</source>
        <translation>Se eliminó el token.</translation>
    </message>
    <message>
        <source>The token was saved in the system&apos;s keyring.</source>
        <translation>El token se guardó en el llavero del sistema.</translation>
    </message>
    <message>
        <source>No keyring was found; the token is kept until you close Tern.</source>
        <translation>No se encontró ningún llavero; el token se conserva hasta cerrar Tern.</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>Moviendo…</translation>
    </message>
    <message>
        <source>The models are now in {0}.</source>
        <translation>Los modelos están ahora en {0}.</translation>
    </message>
    <message>
        <source>Move the Models To</source>
        <translation>Mover los modelos a</translation>
    </message>
    <message>
        <source>Stopped; the models are still where they were.</source>
        <translation>Detenido; los modelos siguen donde estaban.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop the files here to attach them to your message</source>
        <translation>Suelta aquí los archivos para adjuntarlos al mensaje</translation>
    </message>
    <message>
        <source>Drop the file here to import its chats</source>
        <translation>Suelta aquí el archivo para importar sus chats</translation>
    </message>
    <message>
        <source>Drop the folder here to open the model</source>
        <translation>Suelta aquí la carpeta para abrir el modelo</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Download a model…</source>
        <translation>Descargar un modelo…</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>Abrir una carpeta de modelo…</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>Te damos la bienvenida a Tern</translation>
    </message>
    <message>
        <source>Download a model, or open a model folder you already have. It runs entirely on this computer.</source>
        <translation>Descarga un modelo o abre una carpeta de modelo que ya tengas. Funciona por completo en este equipo.</translation>
    </message>
    <message>
        <source>Use the demo model that came with Tern</source>
        <translation>Usar el modelo de demostración incluido</translation>
    </message>
    <message>
        <source>Loading {0}</source>
        <translation>Cargando {0}</translation>
    </message>
    <message>
        <source>You can already write your first message.</source>
        <translation>Ya puedes escribir tu primer mensaje.</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>¿Qué te gustaría saber?</translation>
    </message>
    <message>
        <source>{0} is loaded. Nothing you write leaves this computer.</source>
        <translation>{0} está cargado. Nada de lo que escribes sale de este equipo.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>Explain photosynthesis to a ten-year-old.</source>
        <translation>Explica la fotosíntesis a una niña de diez años.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Write a short poem about an Arctic tern.</source>
        <translation>Escribe un poema corto sobre un charrán ártico.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planear</translation>
    </message>
    <message>
        <source>Give me five ideas for a quick dinner with rice.</source>
        <translation>Dame cinco ideas para una cena rápida con arroz.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Write a Python function that reverses the words of a sentence.</source>
        <translation>Escribe una función de Python que invierta las palabras de una frase.</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>Energy</source>
        <translation>Energía</translation>
    </message>
    <message>
        <source>This processor counts its energy, but only the administrator may read it. To let your user account read it too, run this line once in a terminal; Tern itself never asks for a password.</source>
        <translation>Este procesador cuenta su energía, pero solo el administrador puede leerla. Para que también pueda tu cuenta, ejecuta esta línea una vez en un terminal; Tern nunca pide una contraseña.</translation>
    </message>
    <message>
        <source>Command that permits reading the energy counters</source>
        <translation>Orden que permite leer los contadores de energía</translation>
    </message>
    <message>
        <source>&amp;Copy the command</source>
        <translation>&amp;Copiar la orden</translation>
    </message>
    <message>
        <source>&amp;Estimate energy where it cannot be measured</source>
        <translation>&amp;Estimar la energía donde no se pueda medir</translation>
    </message>
    <message>
        <source>An estimate is the engine&apos;s processor time multiplied by the watts of a busy core. It is always labelled as an estimate, and can be off by half in either direction.</source>
        <translation>Una estimación es el tiempo de procesador del motor por los vatios de un núcleo ocupado. Siempre se indica como tal y puede desviarse la mitad en ambos sentidos.</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>&amp;Watts of a busy core</source>
        <translation>&amp;Vatios de un núcleo ocupado</translation>
    </message>
    <message>
        <source>Automatic takes what is usual for this family of processors. If you know better, from a power meter for instance, enter it: the power of the computer under load minus that at rest, divided by the number of busy cores.</source>
        <translation>Automático toma lo usual de esta familia de procesadores. Si sabes más, por ejemplo por un medidor, indícalo: la potencia del equipo con carga menos la de reposo, entre el número de núcleos ocupados.</translation>
    </message>
    <message>
        <source>Tern cannot read any energy meter on this computer.</source>
        <translation>Tern no puede leer ningún medidor de energía en este equipo.</translation>
    </message>
    <message>
        <source>Automatic ({0} W)</source>
        <translation>Automático ({0} W)</translation>
    </message>
</context>
<context>
    <name>EnergyPlot</name>
    <message>
        <source>Speed over energy</source>
        <translation>Velocidad según energía</translation>
    </message>
    <message>
        <source>J/token{0}, less is better</source>
        <translation>J/token{0}, menos es mejor</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>respuesta, tokens/s</translation>
    </message>
    <message>
        <source>on the front: {0} on {1}, threads {2}: {3} tokens/s, {4} J/token</source>
        <translation>en el frente: {0} en {1}, hilos {2}: {3} tokens/s, {4} J/token</translation>
    </message>
    <message>
        <source>No energy is known</source>
        <translation>No se conoce la energía</translation>
    </message>
</context>
<context>
    <name>EngineBridge</name>
    <message>
        <source>The engine is not running; load the model again.</source>
        <translation>El motor no funciona; vuelve a cargar el modelo.</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>&amp;Kernel</translation>
    </message>
    <message>
        <source>The code that computes with the model&apos;s weights. Every kernel gives the same answers; only the speed differs.</source>
        <translation>El código que calcula con los pesos del modelo. Todos los kernels dan las mismas respuestas; solo cambia la velocidad.</translation>
    </message>
    <message>
        <source>&amp;Find the fastest…</source>
        <translation>&amp;Buscar el más rápido…</translation>
    </message>
    <message>
        <source>&amp;Instruction set</source>
        <translation>&amp;Instrucciones</translation>
    </message>
    <message>
        <source>Which of the processor&apos;s fast instructions the kernel uses. Only those that this processor has are listed.</source>
        <translation>Qué instrucciones rápidas del procesador usa el kernel. Solo figuran las que este procesador tiene.</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Hilos</translation>
    </message>
    <message>
        <source>How many processor cores work on an answer at once. Automatic takes every physical core, which is fastest on most computers.</source>
        <translation>Cuántos núcleos trabajan a la vez en una respuesta. Automático toma todos los físicos, lo más rápido en casi todos los equipos.</translation>
    </message>
    <message>
        <source>&amp;Context length</source>
        <translation>&amp;Longitud del contexto</translation>
    </message>
    <message>
        <source>How much of a chat the model can see at once, in tokens (about three quarters of a word each). A longer context needs more memory.</source>
        <translation>Cuánto de un chat ve el modelo a la vez, en tokens (unos tres cuartos de palabra cada uno). Un contexto más largo necesita más memoria.</translation>
    </message>
    <message>
        <source>16 bits (f16)</source>
        <translation>16 bits (f16)</translation>
    </message>
    <message>
        <source>32 bits (f32), twice the memory</source>
        <translation>32 bits (f32), el doble de memoria</translation>
    </message>
    <message>
        <source>K&amp;V cache</source>
        <translation>Caché K&amp;V</translation>
    </message>
    <message>
        <source>The model&apos;s notes on what it has read of the chat, kept in memory. 16 bits are enough for most uses.</source>
        <translation>Las notas del modelo sobre lo que ha leído del chat, en memoria. 16 bits bastan casi siempre.</translation>
    </message>
    <message>
        <source>Automatic (if faster)</source>
        <translation>Automático (si es más rápido)</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>&amp;Speculation</source>
        <translation>&amp;Especulación</translation>
    </message>
    <message>
        <source>Guesses the next words from earlier in the chat and checks several at once. The answers stay the same; only the speed changes.</source>
        <translation>Adivina las próximas palabras a partir del chat y comprueba varias a la vez. Las respuestas no cambian; solo la velocidad.</translation>
    </message>
    <message>
        <source>Stop the answer and apply now</source>
        <translation>Detener la respuesta y aplicar ya</translation>
    </message>
    <message>
        <source>Automatic (fastest)</source>
        <translation>Automático (el más rápido)</translation>
    </message>
    <message>
        <source>{0} (slow on this computer)</source>
        <translation>{0} (lento en este equipo)</translation>
    </message>
    <message>
        <source>Automatic ({0} physical cores)</source>
        <translation>Automático ({0} núcleos físicos)</translation>
    </message>
    <message>
        <source>Automatic (best)</source>
        <translation>Automático (el mejor)</translation>
    </message>
    <message>
        <source>This processor has no fast code for {0}: answers take many times longer.</source>
        <translation>Este procesador no tiene código rápido para {0}: las respuestas tardan muchas veces más.</translation>
    </message>
    <message>
        <source>Without a fast instruction set (scalar), answers take many times longer.</source>
        <translation>Sin instrucciones rápidas (scalar), las respuestas tardan muchas veces más.</translation>
    </message>
    <message>
        <source>{0} is for models with other weights; {1} runs with {2}, chosen automatically.</source>
        <translation>{0} es para modelos con otros pesos; {1} funciona con {2}, elegido automáticamente.</translation>
    </message>
    <message>
        <source>Measures every kernel with your model. Takes about half a minute.</source>
        <translation>Mide todos los kernels con tu modelo. Tarda medio minuto.</translation>
    </message>
    <message>
        <source>An answer is being written. The change takes effect when it is finished.</source>
        <translation>Se está escribiendo una respuesta. El cambio se aplica cuando termine.</translation>
    </message>
    <message>
        <source>The model is being loaded with these settings.</source>
        <translation>El modelo se está cargando con estos ajustes.</translation>
    </message>
    <message>
        <source>Changes take effect immediately: the model is reloaded and your chat is kept.</source>
        <translation>Los cambios valen de inmediato: el modelo se recarga y tu chat se conserva.</translation>
    </message>
    <message>
        <source>Changes take effect when you load a model.</source>
        <translation>Los cambios valen al cargar un modelo.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln pages were printed.</source>
        <translation>
            <numerusform>Se imprimió %Ln página.</numerusform>
            <numerusform>Se imprimieron %Ln páginas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export Chats</source>
        <translation>Exportar chats</translation>
    </message>
    <message>
        <source>This chat: {0}</source>
        <translation>Este chat: {0}</translation>
    </message>
    <message>
        <source>All chats ({0})</source>
        <translation>Todos los chats ({0})</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Página web (HTML)</translation>
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
        <translation>Archivo de Tern (JSON), para reimportar</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>&amp;Chats</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>A page that any browser shows, light or dark, without a network.</source>
        <translation>Una página que muestra cualquier navegador, clara u oscura, sin red.</translation>
    </message>
    <message>
        <source>Plain text with marks for headings, lists and code, as the model wrote it.</source>
        <translation>Texto sin formato con marcas de títulos, listas y código, como lo escribió el modelo.</translation>
    </message>
    <message>
        <source>Pages to print or to pass on.</source>
        <translation>Páginas para imprimir o compartir.</translation>
    </message>
    <message>
        <source>Everything: all versions, dates, settings and energy receipts. Import it in another Tern.</source>
        <translation>Todo: versiones, fechas, ajustes y recibos de energía. Impórtalo en otro Tern.</translation>
    </message>
    <message>
        <source>It has the versions in view.</source>
        <translation>Contiene las versiones visibles.</translation>
    </message>
    <message>
        <source>Each chat is a file in a new folder.</source>
        <translation>Cada chat es un archivo en una carpeta nueva.</translation>
    </message>
    <message>
        <source>Export into a New Folder Here</source>
        <translation>Exportar a una carpeta nueva aquí</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>Exportado a {0}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Files of the message</source>
        <translation>Archivos del mensaje</translation>
    </message>
</context>
<context>
    <name>FileChip</name>
    <message>
        <source>Remove the file</source>
        <translation>Quitar el archivo</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Quitar {0}</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>Archivo {0}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
</context>
<context>
    <name>FileTextDialog</name>
    <message>
        <source>Only its beginning is shown here; Copy takes all of it.</source>
        <translation>Aquí solo se muestra el principio; Copiar lo toma todo.</translation>
    </message>
    <message>
        <source>Text of {0}</source>
        <translation>Texto de {0}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>Abrir archivo</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>The file is not there any more; it was moved, renamed or deleted.</source>
        <translation>El archivo ya no está; se movió, se renombró o se eliminó.</translation>
    </message>
    <message>
        <source>This system has no program that opens it.</source>
        <translation>Este sistema no tiene un programa que lo abra.</translation>
    </message>
</context>
<context>
    <name>FinishedNotice</name>
    <message>
        <source>The answer could not be finished.</source>
        <translation>No se pudo terminar la respuesta.</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>La respuesta está lista.</translation>
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
        <translation>Descargar un modelo</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>&amp;Abrir una carpeta de modelo…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>A&amp;trás</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Más tarde</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>Current step</source>
        <translation>Paso actual</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>&amp;Choose a model</source>
        <translation>&amp;Elegir un modelo</translation>
    </message>
    <message>
        <source>&amp;Show the download</source>
        <translation>&amp;Mostrar la descarga</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>&amp;Descargar {0}</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Descargar</translation>
    </message>
</context>
<context>
    <name>FolderCommands</name>
    <message>
        <source>New Folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Rename Folder</source>
        <translation>Renombrar carpeta</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>The folder “{0}” was deleted. Its chats are still here; Edit &gt; Undo brings it back.</source>
        <translation>Se eliminó la carpeta «{0}». Sus chats siguen aquí; Editar &gt; Deshacer la recupera.</translation>
    </message>
    <message>
        <source>Find a folder…</source>
        <translation>Buscar una carpeta…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Sin carpeta</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Carpeta nueva…</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>&amp;Name of the folder</source>
        <translation>&amp;Nombre de la carpeta</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Nombre de la carpeta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>A folder needs a name.</source>
        <translation>Una carpeta necesita un nombre.</translation>
    </message>
    <message>
        <source>There is already a folder called “{0}”: choose another name.</source>
        <translation>Ya existe una carpeta llamada «{0}»: elige otro nombre.</translation>
    </message>
</context>
<context>
    <name>FullContext</name>
    <message>
        <source>A context of {0} tokens needs about {1} of memory, and {2} is free: close other programs.</source>
        <translation>Un contexto de {0} tokens necesita unos {1} de memoria y hay {2} libres: cierra otros programas.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>The window opens anew in it.</source>
        <translation>La ventana se abre de nuevo en él.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>Colores claros u oscuros.</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Tamaño del te&amp;xto</translation>
    </message>
    <message>
        <source>Of the whole window. Ctrl++ and Ctrl+- change it anywhere; Ctrl+0 resets it.</source>
        <translation>De toda la ventana. Ctrl++ y Ctrl+- lo cambian en cualquier parte; Ctrl+0 lo restablece.</translation>
    </message>
    <message>
        <source>&amp;Load the last model when Tern starts</source>
        <translation>&amp;Cargar el último modelo al iniciar Tern</translation>
    </message>
    <message>
        <source>&amp;Notify me of answers while Tern is in the background</source>
        <translation>&amp;Avisarme de las respuestas cuando Tern está en segundo plano</translation>
    </message>
    <message>
        <source>Of those that took more than a few seconds; never with their text.</source>
        <translation>De las que tardaron más de unos segundos; nunca con su texto.</translation>
    </message>
    <message>
        <source>With the &amp;chat&apos;s title</source>
        <translation>Con el &amp;título del chat</translation>
    </message>
    <message>
        <source>Without it, nobody sees what a chat is about.</source>
        <translation>Sin él, nadie ve de qué trata el chat.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import Chats</source>
        <translation>Importar chats</translation>
    </message>
    <message>
        <source>Chats exported from GPT4All (.chat), Jan (its folder “threads”), LM Studio (its folder “conversations”), Open WebUI, ChatGPT (the ZIP archive) or Tern. Dates and versions are kept; what is here already is not added again.</source>
        <translation>Chats exportados de GPT4All (.chat), Jan (su carpeta «threads»), LM Studio (su carpeta «conversations»), Open WebUI, ChatGPT (el archivo ZIP) o Tern. Se conservan fechas y versiones; lo que ya está aquí no se añade otra vez.</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>Elegir un a&amp;rchivo…</translation>
    </message>
    <message>
        <source>Choose a f&amp;older…</source>
        <translation>Elegir una car&amp;peta…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Chats in the file</source>
        <translation>Chats del archivo</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>Exports of chats (*.json *.jsonl *.zip *.chat);;All files (*)</source>
        <translation>Exportaciones de chats (*.json *.jsonl *.zip *.chat);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>Leyendo {0}…</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Chat nuevo</translation>
    </message>
    <message>
        <source>The table shows the first {0}.</source>
        <translation>La tabla muestra los primeros {0}.</translation>
    </message>
    <message>
        <source>{0} Nothing was imported.</source>
        <translation>{0} No se importó nada.</translation>
    </message>
    <message>
        <source>Importing {0}…</source>
        <translation>Importando {0}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>KeptChats</name>
    <message>
        <source>Old chats</source>
        <translation>Chats antiguos</translation>
    </message>
    <message>
        <source>&amp;Reopen old chats instantly</source>
        <translation>&amp;Reabrir chats antiguos al instante</translation>
    </message>
    <message>
        <source>Keeps on disk what the model has already read, so that it does not have to read old chats again. It reveals as much as the chats themselves and never leaves this computer. Turning this off deletes it.</source>
        <translation>Guarda en disco lo que el modelo ya leyó, para que no tenga que releer chats antiguos. Revela tanto como los propios chats y nunca sale de este equipo. Al desactivarlo se elimina.</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>&amp;Límite</translation>
    </message>
    <message>
        <source>When it is full, the least recently used chats are dropped first. 1 GB holds about 13,000 tokens of BitNet b1.58 2B4T.</source>
        <translation>Cuando se llena, se descartan primero los chats menos usados. 1 GB guarda unos 13 000 tokens de BitNet b1.58 2B4T.</translation>
    </message>
    <message>
        <source>C&amp;lear now</source>
        <translation>&amp;Vaciar ahora</translation>
    </message>
    <message>
        <source>Deletes this data; your chats are kept.</source>
        <translation>Elimina estos datos; tus chats se conservan.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>In use: {0}</source>
        <translation>En uso: {0}</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>This folder is already in the list.</source>
        <translation>Esta carpeta ya está en la lista.</translation>
    </message>
    <message>
        <source>A whole disk cannot be added; choose the folder that your documents are in.</source>
        <translation>No se puede añadir un disco entero; elige la carpeta de tus documentos.</translation>
    </message>
    <message>
        <source>“{0}” is not there; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>«{0}» no está; conecta su unidad o quítala de la lista. Lo que se leyó de ella se conserva.</translation>
    </message>
    <message>
        <source>“{0}” may not be read; change its permissions.</source>
        <translation>No hay permiso para leer «{0}»; cambia sus permisos.</translation>
    </message>
    <message>
        <source>“{0}” has no documents any more; connect its drive, or remove it from the list. What was read of it is kept.</source>
        <translation>«{0}» ya no tiene documentos; conecta su unidad o quítala de la lista. Lo que se leyó de ella se conserva.</translation>
    </message>
    <message>
        <source>Some folders in it may not be read.</source>
        <translation>Algunas carpetas de dentro no se pueden leer.</translation>
    </message>
</context>
<context>
    <name>LineReader</name>
    <message>
        <source>Arrow keys read it line by line; Esc leaves.</source>
        <translation>Las flechas leen línea a línea; Esc sale.</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Live panel</source>
        <translation>Panel en vivo</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Primer token</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Potencia</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energía</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batería</translation>
    </message>
    <message>
        <source>Measured: the energy that is in the battery, divided by what the whole computer takes while answers are written.</source>
        <translation>Medido: la energía de la batería entre lo que gasta todo el equipo al escribir respuestas.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Ask something: while the engine reads and writes, its figures run here.</source>
        <translation>Pregunta algo: mientras el motor lee y escribe, sus cifras corren aquí.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>What one token reads</source>
        <translation>Lo que lee un token</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} tokens/s</translation>
    </message>
    <message>
        <source>after {0} s</source>
        <translation>tras {0} s</translation>
    </message>
    <message>
        <source>{0} cores busy</source>
        <translation>{0} núcleos ocupados</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <source>{0} of {1} tokens</source>
        <translation>{0} de {1} tokens</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} J/token ({1})</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} W ({1})</translation>
    </message>
    <message>
        <source>The processor slows down: {0} % fewer tokens/s than a minute ago, at a clock that is {1} % lower. It is probably hot, or saves power.</source>
        <translation>El procesador se ralentiza: {0} % menos tokens/s que hace un minuto, con un reloj un {1} % más bajo. Seguramente está caliente o ahorra energía.</translation>
    </message>
    <message>
        <source>{0} GB/s. “Find the fastest…” in the settings also measures what this memory can do.</source>
        <translation>{0} GB/s. «Buscar el más rápido…» en los ajustes mide también lo que puede esta memoria.</translation>
    </message>
    <message>
        <source>{0} GB/s: {1} % of what this memory can do.</source>
        <translation>{0} GB/s: {1} % de lo que puede esta memoria.</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Speed and power over the last minute</source>
        <translation>Velocidad y potencia del último minuto</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>hace 1 minuto</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>tokens/s</translation>
    </message>
    <message>
        <source>watts</source>
        <translation>vatios</translation>
    </message>
    <message>
        <source>prompt {0}</source>
        <translation>prompt {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a Model Folder</source>
        <translation>Abrir una carpeta de modelo</translation>
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
        <translation>Escribe un mensaje; se responderá cuando el modelo esté cargado</translation>
    </message>
    <message>
        <source>The engine has stopped; start it again to continue</source>
        <translation>El motor se ha detenido; inícialo de nuevo para continuar</translation>
    </message>
    <message>
        <source>Download a model to start chatting</source>
        <translation>Descarga un modelo para empezar a chatear</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>Memory in use</source>
        <translation>Memoria en uso</translation>
    </message>
    <message>
        <source>Memory in use on this computer, as reported by the operating system.</source>
        <translation>Memoria en uso de este equipo, según el sistema operativo.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;New Chat</source>
        <translation>&amp;Nuevo chat</translation>
    </message>
    <message>
        <source>New &amp;Temporary Chat</source>
        <translation>Nuevo chat &amp;temporal</translation>
    </message>
    <message>
        <source>New &amp;Folder…</source>
        <translation>Nueva ca&amp;rpeta…</translation>
    </message>
    <message>
        <source>&amp;Open Model Folder…</source>
        <translation>A&amp;brir carpeta de modelo…</translation>
    </message>
    <message>
        <source>&amp;Recent Models</source>
        <translation>Modelos &amp;recientes</translation>
    </message>
    <message>
        <source>&amp;Import Chats…</source>
        <translation>&amp;Importar chats…</translation>
    </message>
    <message>
        <source>&amp;Export All Chats…</source>
        <translation>&amp;Exportar todos los chats…</translation>
    </message>
    <message>
        <source>&amp;Print Chat…</source>
        <translation>Im&amp;primir el chat…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>A&amp;justes…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Seleccionar t&amp;odo</translation>
    </message>
    <message>
        <source>&amp;Search Chats</source>
        <translation>&amp;Buscar chats</translation>
    </message>
    <message>
        <source>Command Palett&amp;e…</source>
        <translation>Pal&amp;eta de órdenes…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Chat List</source>
        <translation>&amp;Lista de chats</translation>
    </message>
    <message>
        <source>L&amp;ive Panel</source>
        <translation>Panel en &amp;vivo</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>Texto más &amp;grande</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>Texto más &amp;pequeño</translation>
    </message>
    <message>
        <source>&amp;Normal Text Size</source>
        <translation>Tamaño &amp;normal</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Match &amp;System</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>Pantalla &amp;completa</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>&amp;Chat</translation>
    </message>
    <message>
        <source>&amp;Stop the Answer</source>
        <translation>&amp;Detener la respuesta</translation>
    </message>
    <message>
        <source>Re&amp;generate Answer</source>
        <translation>Re&amp;generar la respuesta</translation>
    </message>
    <message>
        <source>Answer Again Wit&amp;h…</source>
        <translation>Responder de nuevo c&amp;on…</translation>
    </message>
    <message>
        <source>&amp;Continue the Answer</source>
        <translation>&amp;Continuar la respuesta</translation>
    </message>
    <message>
        <source>&amp;Write a Message</source>
        <translation>&amp;Escribir un mensaje</translation>
    </message>
    <message>
        <source>Attac&amp;h Files…</source>
        <translation>Ad&amp;juntar archivos…</translation>
    </message>
    <message>
        <source>&amp;Previous Chat</source>
        <translation>Chat a&amp;nterior</translation>
    </message>
    <message>
        <source>&amp;Next Chat</source>
        <translation>Chat &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renombrar</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>&amp;Fijar</translation>
    </message>
    <message>
        <source>Ch&amp;oose a Preset…</source>
        <translation>Elegir una p&amp;lantilla…</translation>
    </message>
    <message>
        <source>Prompt and Sa&amp;mpling…</source>
        <translation>Prompt y &amp;muestreo…</translation>
    </message>
    <message>
        <source>Manage Presets…</source>
        <translation>Gestionar plantillas…</translation>
    </message>
    <message>
        <source>&amp;Quote Documents…</source>
        <translation>Citar doc&amp;umentos…</translation>
    </message>
    <message>
        <source>Move to &amp;Folder…</source>
        <translation>Mo&amp;ver a carpeta…</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archivar</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;Export Chat…</source>
        <translation>E&amp;xportar el chat…</translation>
    </message>
    <message>
        <source>E&amp;xport a Proof…</source>
        <translation>Exportar una prue&amp;ba…</translation>
    </message>
    <message>
        <source>Archi&amp;ved Chats…</source>
        <translation>Chats archi&amp;vados…</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>&amp;Papelera…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modelo</translation>
    </message>
    <message>
        <source>&amp;Choose a Model…</source>
        <translation>&amp;Elegir un modelo…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelos…</translation>
    </message>
    <message>
        <source>&amp;Download a Model…</source>
        <translation>&amp;Descargar un modelo…</translation>
    </message>
    <message>
        <source>&amp;Details and Memory…</source>
        <translation>De&amp;talles y memoria…</translation>
    </message>
    <message>
        <source>&amp;Kernel Checks…</source>
        <translation>Comprobación de &amp;kernels…</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>&amp;Prueba de rendimiento…</translation>
    </message>
    <message>
        <source>Kernel R&amp;ace…</source>
        <translation>C&amp;arrera de kernels…</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Recargar</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>Desca&amp;rgar de memoria</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Atajos de teclado</translation>
    </message>
    <message>
        <source>&amp;About Tern</source>
        <translation>Acerca &amp;de Tern</translation>
    </message>
    <message>
        <source>When the Conte&amp;xt Is Full</source>
        <translation>Con el conte&amp;xto lleno</translation>
    </message>
    <message>
        <source>&amp;Ask Me</source>
        <translation>&amp;Preguntarme</translation>
    </message>
    <message>
        <source>Leave Out the &amp;Oldest Messages</source>
        <translation>Omitir los mensajes más &amp;antiguos</translation>
    </message>
    <message>
        <source>Go On in a &amp;New Chat With a Summary</source>
        <translation>Seguir en un chat &amp;nuevo con un resumen</translation>
    </message>
</context>
<context>
    <name>MessageActions</name>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Copiar el mensaje</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>Editar la respuesta</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>Editar y volver a preguntar</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Regenerar</translation>
    </message>
    <message>
        <source>Answer again with…</source>
        <translation>Responder de nuevo con…</translation>
    </message>
    <message>
        <source>Pin in the context</source>
        <translation>Fijar en el contexto</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Versión siguiente</translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation>Versión {0} de {1}</translation>
    </message>
    <message>
        <source>Unpin from the context</source>
        <translation>Soltar del contexto</translation>
    </message>
    <message>
        <source>The model still sees a pinned message when older ones are left out.</source>
        <translation>El modelo sigue viendo un mensaje fijado cuando se omiten los más antiguos.</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} tokens/s</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} tokens</translation>
    </message>
    <message>
        <source>Measured by the engine while it wrote this answer.</source>
        <translation>Medido por el motor mientras escribía esta respuesta.</translation>
    </message>
    <message>
        <source>Answer: {0} tokens, {1} tokens/s on average</source>
        <translation>Respuesta: {0} tokens, {1} tokens/s de media</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>Primer token tras {0} s</translation>
    </message>
    <message>
        <source>Prompt: {0} tokens read, {1} reused</source>
        <translation>Prompt: {0} tokens leídos, {1} reutilizados</translation>
    </message>
    <message>
        <source>Prompt speed: {0} tokens/s</source>
        <translation>Velocidad del prompt: {0} tokens/s</translation>
    </message>
    <message>
        <source>Speculation: {0} of {1} guessed tokens were right</source>
        <translation>Especulación: acertó {0} de {1} tokens</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>Modelo: {0}</translation>
    </message>
    <message>
        <source>Preset: {0}</source>
        <translation>Plantilla: {0}</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Edited answer</source>
        <translation>Respuesta editada</translation>
    </message>
    <message>
        <source>Edited message</source>
        <translation>Mensaje editado</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves, Esc cancels</source>
        <translation>Ctrl+Intro guarda, Esc cancela</translation>
    </message>
    <message>
        <source>Save as new version</source>
        <translation>Guardar como versión nueva</translation>
    </message>
    <message>
        <source>Send edited</source>
        <translation>Enviar lo editado</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Too long to paste here</source>
        <translation>Demasiado largo para pegarlo aquí</translation>
    </message>
</context>
<context>
    <name>MessageFiles</name>
    <message>
        <source>Choosing the passages that suit your question…</source>
        <translation>Eligiendo los pasajes que encajan con tu pregunta…</translation>
    </message>
    <message>
        <source>Wait until the files have been read, or remove them</source>
        <translation>Espera a que se lean los archivos o quítalos</translation>
    </message>
    <message>
        <source>Too long for the context of {0} tokens: the passages that suit your question are used.</source>
        <translation>Demasiado largo para el contexto de {0} tokens: se usan los pasajes que encajan con tu pregunta.</translation>
    </message>
</context>
<context>
    <name>MessageFooter</name>
    <message>
        <source>Too long to edit here; copy it instead</source>
        <translation>Demasiado largo para editarlo aquí; cópialo</translation>
    </message>
    <message>
        <source>Show more ({0} more characters)</source>
        <translation>Mostrar más ({0} caracteres más)</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy the selected text</source>
        <translation>Copiar el texto elegido</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>Read line by line</source>
        <translation>Leer línea a línea</translation>
    </message>
    <message>
        <source>Go to footnote {0}</source>
        <translation>Ir a la nota {0}</translation>
    </message>
    <message>
        <source>Back from footnote {0}</source>
        <translation>Volver de la nota {0}</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>Abrir {0}</translation>
    </message>
</context>
<context>
    <name>MessageNote</name>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Dejar que siga</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Detener la respuesta</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>Continuar esta respuesta</translation>
    </message>
    <message>
        <source>Answer the question again</source>
        <translation>Responder otra vez a la pregunta</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Asks the question once more, without what was said before it</source>
        <translation>Hace la pregunta otra vez, sin lo que se dijo antes</translation>
    </message>
    <message>
        <source>New chat with this question</source>
        <translation>Chat nuevo con esta pregunta</translation>
    </message>
    <message>
        <source>The model sums up what was said before; a new chat begins with that and this question</source>
        <translation>El modelo resume lo dicho antes; un chat nuevo empieza con eso y esta pregunta</translation>
    </message>
    <message>
        <source>New chat with a summary</source>
        <translation>Chat nuevo con un resumen</translation>
    </message>
    <message>
        <source>Asks the question that had no room in a new chat, with this summary</source>
        <translation>Hace en un chat nuevo, con este resumen, la pregunta que no cabía</translation>
    </message>
    <message>
        <source>Go on in a new chat</source>
        <translation>Seguir en un chat nuevo</translation>
    </message>
    <message>
        <source>Open the older chat</source>
        <translation>Abrir el chat anterior</translation>
    </message>
    <message>
        <source>Longer context ({0} tokens)</source>
        <translation>Contexto más largo ({0} tokens)</translation>
    </message>
    <message>
        <source>Reloads the model with a longer context, then continues; this uses more memory</source>
        <translation>Recarga el modelo con un contexto más largo y continúa; usa más memoria</translation>
    </message>
    <message>
        <source>The model no longer sees the beginning of this chat; you still do</source>
        <translation>El modelo ya no ve el principio de este chat; tú sí</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>Omitir los mensajes más antiguos</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln oldest messages were left out of the prompt.</source>
        <translation>
            <numerusform>El mensaje más antiguo quedó fuera del prompt.</numerusform>
            <numerusform>Los %Ln mensajes más antiguos quedaron fuera del prompt.</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer repeats itself.</source>
        <translation>Esta respuesta se repite.</translation>
    </message>
    <message>
        <source>This summary is ready.</source>
        <translation>Este resumen está listo.</translation>
    </message>
    <message>
        <source>This chat goes on from an older one, with a summary of it.</source>
        <translation>Este chat sigue a otro anterior, con un resumen de él.</translation>
    </message>
    <message>
        <source>The answer is empty</source>
        <translation>La respuesta está vacía</translation>
    </message>
    <message>
        <source>Stopped at the length limit</source>
        <translation>Detenida en el límite de longitud</translation>
    </message>
    <message>
        <source>You stopped this answer</source>
        <translation>Detuviste esta respuesta</translation>
    </message>
    <message>
        <source>Interrupted: the engine or Tern stopped</source>
        <translation>Interrumpida: el motor o Tern se detuvo</translation>
    </message>
    <message>
        <source>The answer failed</source>
        <translation>La respuesta falló</translation>
    </message>
    <message>
        <source>{0} Unpin messages to make room.</source>
        <translation>{0} Suelta mensajes para hacer sitio.</translation>
    </message>
    <message>
        <source>The context is full: this chat has {0} tokens, and it holds {1}.</source>
        <translation>El contexto está lleno: este chat tiene {0} tokens y caben {1}.</translation>
    </message>
    <message>
        <source>{0} Edit the message to make it shorter.</source>
        <translation>{0} Edita el mensaje para acortarlo.</translation>
    </message>
    <message>
        <source>The context is full ({0} tokens), so the answer ends here.</source>
        <translation>El contexto está lleno ({0} tokens); la respuesta acaba aquí.</translation>
    </message>
    <message>
        <source>The context is full, so the answer ends here.</source>
        <translation>El contexto está lleno; la respuesta acaba aquí.</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>{0}, pinned</source>
        <translation>{0}, fijado</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijado</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>Ya no está fijado</translation>
    </message>
    <message>
        <source>The answer is still being written.</source>
        <translation>La respuesta aún se está escribiendo.</translation>
    </message>
    <message>
        <source>This is too long to be read here; copy it to another program.</source>
        <translation>Es demasiado largo para leerlo aquí; cópialo a otro programa.</translation>
    </message>
</context>
<context>
    <name>ModelBars</name>
    <message>
        <source>{0} needs about {1} of memory, and only {2} is free. Close other programs, or choose a shorter context in the settings.</source>
        <translation>{0} necesita unos {1} de memoria y solo hay {2} libres. Cierra otros programas o elige un contexto más corto en los ajustes.</translation>
    </message>
    <message>
        <source>Load anyway</source>
        <translation>Cargar de todos modos</translation>
    </message>
    <message>
        <source>Loading {0}.</source>
        <translation>Cargando {0}.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Abrir otra carpeta…</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>Reiniciar el motor</translation>
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
        <translation>Modelo elegido</translation>
    </message>
    <message>
        <source>I accept the licence</source>
        <translation>Acepto la licencia</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>Leer la licencia</translation>
    </message>
    <message>
        <source>Opens the page in your browser</source>
        <translation>Abre la página en tu navegador</translation>
    </message>
    <message>
        <source>Complete; all files verified.</source>
        <translation>Completo; todos los archivos comprobados.</translation>
    </message>
    <message>
        <source>Complete; not verified yet.</source>
        <translation>Completo; sin comprobar.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Velocidad aquí</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Kernels</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Tested with</source>
        <translation>Probado con</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>&amp;Cargar</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Descargar</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>Co&amp;mprobar</translation>
    </message>
    <message>
        <source>Checks every file against its published checksum</source>
        <translation>Compara cada archivo con su suma publicada</translation>
    </message>
    <message>
        <source>&amp;Show folder</source>
        <translation>Mostrar carpe&amp;ta</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>E&amp;liminar…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>I accept the {0}</source>
        <translation>Acepto la {0}</translation>
    </message>
    <message>
        <source>At least {0}: other programs were busy when it was measured</source>
        <translation>Al menos {0}: había otros programas activos al medirlo</translation>
    </message>
    <message>
        <source>About {0}, {1}</source>
        <translation>Unos {0}, {1}</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>Se sabe al empezar la descarga</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} tokens</translation>
    </message>
    <message>
        <source>{0}, converted for Tern</source>
        <translation>{0}, convertido para Tern</translation>
    </message>
    <message>
        <source>Its own weights, beside another program</source>
        <translation>Sus propios pesos, junto a otro programa</translation>
    </message>
    <message>
        <source>Its published weights</source>
        <translation>Sus pesos publicados</translation>
    </message>
    <message>
        <source>Small random models of its form, never these weights</source>
        <translation>Modelos pequeños al azar de su forma, nunca estos pesos</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Cargado</translation>
    </message>
    <message>
        <source>&amp;Download {0}</source>
        <translation>&amp;Descargar {0}</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>&amp;Quitar de la lista…</translation>
    </message>
</context>
<context>
    <name>ModelDialogs</name>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>{0} está listo; se comprobaron todos los archivos.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Cargar</translation>
    </message>
</context>
<context>
    <name>ModelLoader</name>
    <message>
        <source>This takes effect after the current answer.</source>
        <translation>Se aplica después de la respuesta actual.</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder.</source>
        <translation>Aún no se ha cargado ningún modelo: abre una carpeta de modelo.</translation>
    </message>
    <message>
        <source>No model has been loaded yet: open a model folder first.</source>
        <translation>Aún no se ha cargado ningún modelo: abre primero una carpeta de modelo.</translation>
    </message>
    <message>
        <source>An answer is being written: wait until it is finished, or stop it.</source>
        <translation>Se está escribiendo una respuesta: espera a que termine o detenla.</translation>
    </message>
    <message>
        <source>Kernels are being measured already: wait until that has ended, or stop it.</source>
        <translation>Ya se están midiendo los kernels: espera a que acabe o detén la medición.</translation>
    </message>
    <message>
        <source>The engine is not running: load the model again.</source>
        <translation>El motor no funciona: vuelve a cargar el modelo.</translation>
    </message>
    <message>
        <source>Tern closed unexpectedly while loading {0} last time, so it was not loaded automatically.</source>
        <translation>Tern se cerró de forma inesperada al cargar {0} la última vez, así que no se cargó solo.</translation>
    </message>
    <message>
        <source>The processor slows down: after this answer, the frugal choice goes on with threads: {0}.</source>
        <translation>El procesador se ralentiza: tras esta respuesta, la opción frugal sigue con menos hilos: {0}.</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Añadir una carpeta…</translation>
    </message>
    <message>
        <source>&amp;Measure the speed</source>
        <translation>&amp;Medir la velocidad</translation>
    </message>
    <message>
        <source>Takes about three seconds</source>
        <translation>Tarda unos tres segundos</translation>
    </message>
    <message>
        <source>You can also drop a model folder here, or a .safetensors file with its JSON files.</source>
        <translation>También puedes soltar aquí una carpeta de modelo o un archivo .safetensors con sus JSON.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponibles</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>Adding {0}…</source>
        <translation>Añadiendo {0}…</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>cargado</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incompleto</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>No se puede usar</translation>
    </message>
    <message>
        <source>Checking every file against its checksum…</source>
        <translation>Comprobando la suma de cada archivo…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Eliminando…</translation>
    </message>
    <message>
        <source>Add a Model Folder</source>
        <translation>Añadir una carpeta de modelo</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>I accept the {0}</source>
        <translation>Acepto la {0}</translation>
    </message>
    <message>
        <source>Size known once the download starts</source>
        <translation>El tamaño se sabe al empezar la descarga</translation>
    </message>
    <message>
        <source>{0} ({1} free on this disk)</source>
        <translation>{0} ({1} libres en este disco)</translation>
    </message>
    <message>
        <source>There is not enough space on this disk; choose another folder.</source>
        <translation>No hay espacio suficiente en este disco; elige otra carpeta.</translation>
    </message>
    <message>
        <source>Folder for the models</source>
        <translation>Carpeta de los modelos</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
    <message>
        <source>&amp;Open a model folder…</source>
        <translation>&amp;Abrir una carpeta de modelo…</translation>
    </message>
    <message>
        <source>&amp;Unload</source>
        <translation>Desca&amp;rgar de memoria</translation>
    </message>
    <message>
        <source>Frees the model&apos;s memory. Your chats are kept.</source>
        <translation>Libera la memoria del modelo. Tus chats se conservan.</translation>
    </message>
    <message>
        <source>&amp;Recent models</source>
        <translation>Modelos &amp;recientes</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>Modelos recientes</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>No hay ningún modelo cargado</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>{0} tokens, {1}</source>
        <translation>{0} tokens, {1}</translation>
    </message>
    <message>
        <source>Engine memory</source>
        <translation>Memoria del motor</translation>
    </message>
    <message>
        <source>Load time</source>
        <translation>Tiempo de carga</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Elección</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Cargar</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Quitar de esta lista</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>No model</source>
        <translation>Sin modelo</translation>
    </message>
    <message>
        <source>{0}: choose another model</source>
        <translation>{0}: elegir otro modelo</translation>
    </message>
    <message>
        <source>No model is here yet</source>
        <translation>Aún no hay ningún modelo</translation>
    </message>
    <message>
        <source>&amp;Manage Models…</source>
        <translation>&amp;Gestionar modelos…</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to Folder</source>
        <translation>Mover a carpeta</translation>
    </message>
    <message>
        <source>Find a folder</source>
        <translation>Buscar una carpeta</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter moves the chat there.</source>
        <translation>Las flechas eligen de la lista; Intro mueve el chat allí.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>No folder has that name</source>
        <translation>Ninguna carpeta se llama así</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Mover</translation>
    </message>
    <message>
        <source>No &amp;folder</source>
        <translation>&amp;Sin carpeta</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>Carpeta &amp;nueva…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Paleta de órdenes</translation>
    </message>
    <message>
        <source>Type a command, a chat, a setting, a model or a folder</source>
        <translation>Escribe una orden, un chat, un ajuste, un modelo o una carpeta</translation>
    </message>
    <message>
        <source>Arrow keys choose from the list, Enter runs what is chosen, Esc closes it.</source>
        <translation>Las flechas eligen de la lista, Intro ejecuta lo elegido, Esc la cierra.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
</context>
<context>
    <name>PaletteSource</name>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln chat</numerusform>
            <numerusform>%Ln chats</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder · {0}</source>
        <translation>Carpeta · {0}</translation>
    </message>
    <message>
        <source>Load this model</source>
        <translation>Cargar este modelo</translation>
    </message>
</context>
<context>
    <name>PassageDialog</name>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Leyendo el archivo…</translation>
    </message>
    <message>
        <source>Passage in its surroundings</source>
        <translation>Pasaje en su entorno</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Mostrar en la car&amp;peta</translation>
    </message>
    <message>
        <source>&amp;Open file</source>
        <translation>&amp;Abrir archivo</translation>
    </message>
    <message>
        <source>The file is not on this computer.</source>
        <translation>El archivo no está en este equipo.</translation>
    </message>
    <message>
        <source>The file has changed since. This is the passage as the model could read it.</source>
        <translation>El archivo ha cambiado desde entonces. Este es el pasaje que el modelo pudo leer.</translation>
    </message>
    <message>
        <source>{0} This is the passage as the model could read it.</source>
        <translation>{0} Este es el pasaje que el modelo pudo leer.</translation>
    </message>
</context>
<context>
    <name>PasteChip</name>
    <message>
        <source>Pasted text</source>
        <translation>Texto pegado</translation>
    </message>
    <message>
        <source>Remove this text from the message</source>
        <translation>Quitar este texto del mensaje</translation>
    </message>
    <message>
        <source>Remove pasted text, {0}</source>
        <translation>Quitar el texto pegado, {0}</translation>
    </message>
    <message>
        <source>Pasted text, {0}</source>
        <translation>Texto pegado, {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} · %Ln lines</source>
        <translation>
            <numerusform>{0} · %Ln línea</numerusform>
            <numerusform>{0} · %Ln líneas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Move to folder</source>
        <translation>Mover a carpeta</translation>
    </message>
    <message>
        <source>Bring Back from the &amp;Archive</source>
        <translation>Sacar del &amp;archivo</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archivar</translation>
    </message>
    <message>
        <source>This chat is archived.</source>
        <translation>Este chat está archivado.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>The same</source>
        <translation>Lo mismo</translation>
    </message>
    <message>
        <source>Speed and &amp;energy</source>
        <translation>Velocidad y &amp;energía</translation>
    </message>
    <message>
        <source>Fast is the quickest way to run your model that was measured. Balanced has the least energy times time. Frugal takes the least energy that still writes 8 tokens/s, faster than most people read. All give the same answers.</source>
        <translation>Rápido es la forma más veloz medida de ejecutar tu modelo. Equilibrado tiene el menor producto de energía y tiempo. Frugal gasta la menor energía que aún escribe 8 tokens/s, más de lo que lee la mayoría. Todas dan las mismas respuestas.</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>&amp;Prueba de rendimiento…</translation>
    </message>
    <message>
        <source>On &amp;battery</source>
        <translation>Con &amp;batería</translation>
    </message>
    <message>
        <source>The model is loaded again when the computer is plugged in or out and the choice is another.</source>
        <translation>El modelo se recarga al enchufar o desenchufar el equipo si la opción es otra.</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Presets of Tern (*{0});;All files (*)</source>
        <translation>Plantillas de Tern (*{0});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Import Presets</source>
        <translation>Importar plantillas</translation>
    </message>
    <message>
        <source>Presets of Tern (*{0})</source>
        <translation>Plantillas de Tern (*{0})</translation>
    </message>
    <message>
        <source>Export Presets</source>
        <translation>Exportar plantillas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were exported to {0}.</source>
        <translation>
            <numerusform>Se exportó %Ln plantilla a {0}.</numerusform>
            <numerusform>Se exportaron %Ln plantillas a {0}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported: there would be more than {0} presets.</source>
        <translation>No se importó nada: habría más de {0} plantillas.</translation>
    </message>
    <message>
        <source>The file holds no presets.</source>
        <translation>El archivo no contiene plantillas.</translation>
    </message>
    <message>
        <source>Nothing was imported: all of these presets are here already.</source>
        <translation>No se importó nada: todas estas plantillas ya están aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were imported.</source>
        <translation>
            <numerusform>Se importó %Ln plantilla.</numerusform>
            <numerusform>Se importaron %Ln plantillas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here already: {0}.</source>
        <translation>Ya estaban aquí: {0}.</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Presets</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Comes with Tern</source>
        <translation>Viene con Tern</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Propia</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculta</translation>
    </message>
    <message>
        <source>for new chats</source>
        <translation>para chats nuevos</translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Custom</source>
        <translation>Propio</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>Sin plantilla</translation>
    </message>
    <message>
        <source>Prompt and sampling of this chat are those of the preset “{0}”.</source>
        <translation>El prompt y el muestreo de este chat son los de la plantilla «{0}».</translation>
    </message>
    <message>
        <source>This chat has a prompt or sampling of its own.</source>
        <translation>Este chat tiene prompt o muestreo propios.</translation>
    </message>
    <message>
        <source>This chat uses prompt and sampling of the settings.</source>
        <translation>Este chat usa el prompt y el muestreo de los ajustes.</translation>
    </message>
    <message>
        <source>Prompt and sampling are those of the settings.</source>
        <translation>El prompt y el muestreo son los de los ajustes.</translation>
    </message>
</context>
<context>
    <name>PresetStore</name>
    <message>
        <source>The presets could not be saved: {0}.</source>
        <translation>No se pudieron guardar las plantillas: {0}.</translation>
    </message>
    <message>
        <source>Your presets could not be read: {0}.</source>
        <translation>No se pudieron leer tus plantillas: {0}.</translation>
    </message>
    <message>
        <source>Some presets were damaged and left out; the file was kept as {0}.</source>
        <translation>Algunas plantillas dañadas se omitieron; el archivo se guardó como {0}.</translation>
    </message>
    <message>
        <source>The file of your presets was damaged; it was kept as {0}.</source>
        <translation>El archivo de tus plantillas estaba dañado; se guardó como {0}.</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>New chats begin &amp;with this preset</source>
        <translation>Los chats nuevos empiezan c&amp;on esta plantilla</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nueva</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplicar</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>S&amp;ubir</translation>
    </message>
    <message>
        <source>Move d&amp;own</source>
        <translation>&amp;Bajar</translation>
    </message>
    <message>
        <source>Use in &amp;this chat</source>
        <translation>Usar en &amp;este chat</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>This Preset…</source>
        <translation>Esta plantilla…</translation>
    </message>
    <message>
        <source>All My Presets…</source>
        <translation>Todas mis plantillas…</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>Nueva plantilla</translation>
    </message>
    <message>
        <source>There are {0} presets already: delete one first.</source>
        <translation>Ya hay {0} plantillas: elimina una primero.</translation>
    </message>
    <message>
        <source>The prompt is too long: {0} characters at most.</source>
        <translation>El prompt es demasiado largo: {0} caracteres como máximo.</translation>
    </message>
    <message>
        <source>This preset comes with Tern. Duplicate it to change it.</source>
        <translation>Esta plantilla viene con Tern. Duplícala para cambiarla.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Mostrar</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Ocultar</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>E&amp;liminar</translation>
    </message>
    <message>
        <source>A preset that comes with Tern is not deleted, only left out of menus.</source>
        <translation>Una plantilla incluida no se elimina, solo se oculta de los menús.</translation>
    </message>
    <message>
        <source>Deletes this preset. Chats that use it keep its prompt and values.</source>
        <translation>Elimina esta plantilla. Los chats que la usan conservan su prompt y valores.</translation>
    </message>
    <message>
        <source>“{0}” was deleted.</source>
        <translation>Se eliminó «{0}».</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>Mis plantillas</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Looking in your documents…</source>
        <translation>Buscando en tus documentos…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>Esperando al modelo…</translation>
    </message>
    <message>
        <source>Reading the prompt… {0} / {1}</source>
        <translation>Leyendo el prompt… {0} / {1}</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>Leyendo el prompt…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Kernel Checks</source>
        <translation>Comprobación de kernels</translation>
    </message>
    <message>
        <source>Exact means that answers are bit for bit those of the model: every kernel gives exactly the same results as plain reference code, on random inputs and on the most extreme ones. The check runs once for this processor and this version of Tern.</source>
        <translation>Exacto significa que las respuestas son bit a bit las del modelo: cada kernel da los mismos resultados que un código de referencia simple, con entradas aleatorias y las más extremas. Se comprueba una vez para este procesador y esta versión de Tern.</translation>
    </message>
    <message>
        <source>Kernel checks</source>
        <translation>Comprobación de kernels</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>ProofExport</name>
    <message>
        <source>Export a Proof</source>
        <translation>Exportar una prueba</translation>
    </message>
    <message>
        <source>Proof bundles (*.json)</source>
        <translation>Pruebas (*.json)</translation>
    </message>
    <message>
        <source>There is no answer to prove yet.</source>
        <translation>Aún no hay ninguna respuesta que probar.</translation>
    </message>
    <message>
        <source>No answer in this chat was written by the loaded model with its current context length and KV cache: load the model that wrote them first.</source>
        <translation>Ninguna respuesta de este chat la escribió el modelo cargado con su contexto y caché KV actuales: carga primero el modelo que las escribió.</translation>
    </message>
    <message>
        <source>The proof was saved. To check it on any computer: tern verify {0}</source>
        <translation>Se guardó la prueba. Para comprobarla en cualquier equipo: tern verify {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers, written by other models or with other settings, are not in it.</source>
        <translation>
            <numerusform>No incluye %Ln respuesta, escrita por otro modelo o con otros ajustes.</numerusform>
            <numerusform>No incluye %Ln respuestas, escritas por otros modelos o con otros ajustes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>The kernels are checked when you load a model for the first time.</source>
        <translation>Los kernels se comprueban al cargar un modelo por primera vez.</translation>
    </message>
    <message>
        <source>Checked on this computer: answers are bit for bit those of the model ({0} checks passed).</source>
        <translation>Comprobado en este equipo: las respuestas son bit a bit las del modelo ({0} comprobaciones superadas).</translation>
    </message>
    <message>
        <source>all on {0}</source>
        <translation>todos en {0}</translation>
    </message>
    <message>
        <source>These kernels gave wrong results on this computer and are turned off: {0}. The ones in use are exact.</source>
        <translation>Estos kernels dieron resultados incorrectos en este equipo y están desactivados: {0}. Los que se usan son exactos.</translation>
    </message>
    <message>
        <source>common to all</source>
        <translation>común a todos</translation>
    </message>
    <message>
        <source>neuron skipping</source>
        <translation>omisión de neuronas</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>wrong, turned off</source>
        <translation>incorrecto, desactivado</translation>
    </message>
    <message>
        <source>not available here</source>
        <translation>no disponible aquí</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>Your documents could not be searched in time, so the answer goes without them.</source>
        <translation>No dio tiempo a buscar en tus documentos, así que la respuesta va sin ellos.</translation>
    </message>
    <message>
        <source>Nothing that fits this question was found so far; your documents are still being read.</source>
        <translation>Aún no se encontró nada para esta pregunta; tus documentos se siguen leyendo.</translation>
    </message>
    <message>
        <source>Nothing in your documents fits this question, so the answer goes without them.</source>
        <translation>Nada en tus documentos encaja con esta pregunta, así que la respuesta va sin ellos.</translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Kernel Race</source>
        <translation>Carrera de kernels</translation>
    </message>
    <message>
        <source>Two kernels answer the same question with the same seed, one after the other: two at once would share the memory, and both would be slow. Then you see them side by side, each at the speed that was measured. The model is loaded again afterwards, and your chat is kept.</source>
        <translation>Dos kernels responden a la misma pregunta con la misma semilla, uno tras otro: a la vez compartirían la memoria y ambos serían lentos. Después los ves lado a lado, a la velocidad medida. El modelo se carga de nuevo y tu chat se conserva.</translation>
    </message>
    <message>
        <source>Write a short letter from a lighthouse keeper.</source>
        <translation>Escribe una carta corta de un farero.</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Pregunta</translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation>P&amp;rimero</translation>
    </message>
    <message>
        <source>&amp;Second</source>
        <translation>&amp;Segundo</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Progreso de la medición</translation>
    </message>
    <message>
        <source>Show &amp;again</source>
        <translation>Mostrar &amp;otra vez</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>The models are being loaded…</source>
        <translation>Cargando los modelos…</translation>
    </message>
    <message>
        <source>Measuring {0}: {1} tokens…</source>
        <translation>Midiendo {0}: {1} tokens…</translation>
    </message>
    <message>
        <source>The race was stopped; there is no result.</source>
        <translation>La carrera se detuvo; no hay resultado.</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores meanwhile: for speeds you can rely on, close them and race again. The tokens are not touched by that.</source>
        <translation>Otros programas usaron {0} núcleos entretanto: para velocidades fiables, ciérralos y repite la carrera. A los tokens no les afecta.</translation>
    </message>
    <message>
        <source>The race was interrupted; there is no result.</source>
        <translation>La carrera se interrumpió; no hay resultado.</translation>
    </message>
    <message>
        <source>its end</source>
        <translation>su final</translation>
    </message>
    <message>
        <source>The answers differ from token {0} on: {1} wrote {2}, {3} wrote {4}. A kernel is wrong on this computer, which must never be. Look at Model &gt; Kernel Checks to see which.</source>
        <translation>Las respuestas difieren desde el token {0}: {1} escribió {2}, {3} escribió {4}. Un kernel falla en este equipo, y eso nunca debe pasar. Mira en Modelo &gt; Comprobación de kernels cuál es.</translation>
    </message>
    <message>
        <source>Both wrote the same {0} tokens, as the digests show.</source>
        <translation>Ambos escribieron los mismos {0} tokens, como muestran los resúmenes.</translation>
    </message>
    <message>
        <source>{0} was {1} times as fast.</source>
        <translation>{0} fue {1} veces más rápido.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>&amp;Omitir</translation>
    </message>
    <message>
        <source>&amp;Race</source>
        <translation>Comp&amp;etir</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Sin modelo</translation>
    </message>
    <message>
        <source>This computer has only one kernel for this model: there is nobody to race with.</source>
        <translation>Este equipo solo tiene un kernel para este modelo: no hay rival.</translation>
    </message>
    <message>
        <source>Choose two different kernels.</source>
        <translation>Elige dos kernels distintos.</translation>
    </message>
    <message>
        <source>Write a question that both answer.</source>
        <translation>Escribe una pregunta que respondan ambos.</translation>
    </message>
</context>
<context>
    <name>RaceLane</name>
    <message>
        <source>Digest of the tokens</source>
        <translation>Resumen de los tokens</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} tokens/s</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>leyendo…</translation>
    </message>
    <message>
        <source>First token after {0} s</source>
        <translation>Primer token tras {0} s</translation>
    </message>
    <message>
        <source>{0} tokens in {1} s</source>
        <translation>{0} tokens en {1} s</translation>
    </message>
    <message>
        <source>Answer of {0}</source>
        <translation>Respuesta de {0}</translation>
    </message>
    <message>
        <source>Progress of {0}</source>
        <translation>Progreso de {0}</translation>
    </message>
</context>
<context>
    <name>ReadBars</name>
    <message>
        <source>What one token reads from memory</source>
        <translation>Lo que un token lee de la memoria</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Head (choice of the word)</source>
        <translation>Cabeza (elección de la palabra)</translation>
    </message>
    <message>
        <source>Context (KV cache)</source>
        <translation>Contexto (caché KV)</translation>
    </message>
    <message>
        <source>Skipped, not read</source>
        <translation>Omitido, sin leer</translation>
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
        <translation>{0} ya no se puede leer, así que se usan los pasajes de la pregunta anterior.</translation>
    </message>
</context>
<context>
    <name>SamplingForm</name>
    <message>
        <source>&amp;Temperature</source>
        <translation>&amp;Temperatura</translation>
    </message>
    <message>
        <source>0 always picks the most likely word; higher values are more varied.</source>
        <translation>0 elige siempre la palabra más probable; valores mayores dan más variedad.</translation>
    </message>
    <message>
        <source>Top-&amp;k</source>
        <translation>Top-&amp;k</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Picks from this many of the most likely tokens.</source>
        <translation>Elige entre este número de tokens más probables.</translation>
    </message>
    <message>
        <source>Top-&amp;p</source>
        <translation>Top-&amp;p</translation>
    </message>
    <message>
        <source>Picks from the most likely tokens that together reach this probability; 1 turns it off.</source>
        <translation>Elige entre los tokens más probables que juntos alcanzan esta probabilidad; 1 lo desactiva.</translation>
    </message>
    <message>
        <source>M&amp;in-p</source>
        <translation>M&amp;in-p</translation>
    </message>
    <message>
        <source>Leaves out tokens less likely than this share of the most likely one; 0 turns it off.</source>
        <translation>Omite tokens menos probables que esta parte del más probable; 0 lo desactiva.</translation>
    </message>
    <message>
        <source>&amp;Repetition penalty</source>
        <translation>Penalización por &amp;repetición</translation>
    </message>
    <message>
        <source>Makes words that were already used less likely; 1 turns it off.</source>
        <translation>Hace menos probables las palabras ya usadas; 1 lo desactiva.</translation>
    </message>
    <message>
        <source>&amp;Longest answer</source>
        <translation>Respuesta más &amp;larga</translation>
    </message>
    <message>
        <source>Until the context is full</source>
        <translation>Hasta llenar el contexto</translation>
    </message>
    <message>
        <source>The most tokens an answer may have.</source>
        <translation>Máximo de tokens de una respuesta.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Semilla</translation>
    </message>
    <message>
        <source>Different for each answer</source>
        <translation>Distinta en cada respuesta</translation>
    </message>
    <message>
        <source>The same seed gives the same answer to the same question.</source>
        <translation>La misma semilla da la misma respuesta a la misma pregunta.</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>&amp;Answer other programs</source>
        <translation>&amp;Responder a otros programas</translation>
    </message>
    <message>
        <source>Programs that speak OpenAI&apos;s API can use the model that is loaded here: editors, scripts, other chat windows. Their answers and yours are written in turns. Nothing of theirs is kept on disk.</source>
        <translation>Los programas que hablan la API de OpenAI pueden usar el modelo cargado aquí: editores, scripts, otras ventanas de chat. Sus respuestas y las tuyas se escriben por turnos. Nada suyo se guarda en disco.</translation>
    </message>
    <message>
        <source>What a program needs</source>
        <translation>Lo que necesita un programa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Copy the a&amp;ddress</source>
        <translation>Copiar la &amp;dirección</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Sho&amp;w the key</source>
        <translation>Mostrar la cla&amp;ve</translation>
    </message>
    <message>
        <source>Copy the &amp;key</source>
        <translation>Copiar la c&amp;lave</translation>
    </message>
    <message>
        <source>&amp;Make a new key</source>
        <translation>&amp;Crear otra clave</translation>
    </message>
    <message>
        <source>Programs with the old key are refused from then on.</source>
        <translation>Desde entonces se rechazan los programas con la clave antigua.</translation>
    </message>
    <message>
        <source>Where it listens</source>
        <translation>Dónde escucha</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Solo este equipo</translation>
    </message>
    <message>
        <source>Every network of this computer</source>
        <translation>Todas las redes de este equipo</translation>
    </message>
    <message>
        <source>&amp;Reached from</source>
        <translation>&amp;Accesible desde</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Puerto</translation>
    </message>
    <message>
        <source>If another program has it already, choose another one.</source>
        <translation>Si otro programa ya lo usa, elige otro.</translation>
    </message>
    <message>
        <source>Other computers reach it too, under this computer&apos;s address in their network. Nothing on the way is encrypted: questions, answers and the key can be read by whoever sees the network&apos;s traffic.</source>
        <translation>Otros equipos también llegan a él, en la dirección de este equipo en su red. Nada va cifrado: quien vea el tráfico de la red puede leer preguntas, respuestas y la clave.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>Atendiendo ahora: {0}</translation>
    </message>
    <message>
        <source>The server is on. Nobody is being answered now.</source>
        <translation>El servidor está activo. Ahora no se responde a nadie.</translation>
    </message>
    <message>
        <source>The server is off: no program can connect.</source>
        <translation>El servidor está apagado: nadie puede conectarse.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>Páginas de ajustes</translation>
    </message>
</context>
<context>
    <name>SettingsStore</name>
    <message>
        <source>The settings could not be saved: {0}.</source>
        <translation>No se pudieron guardar los ajustes: {0}.</translation>
    </message>
    <message>
        <source>The settings could not be read ({0}); Tern uses the defaults.</source>
        <translation>No se pudieron leer los ajustes ({0}); Tern usa los predeterminados.</translation>
    </message>
    <message>
        <source>The settings file was damaged; it was kept as {0}, and Tern uses the defaults.</source>
        <translation>El archivo de ajustes estaba dañado; se guardó como {0} y Tern usa los predeterminados.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>New chat</source>
        <translation>Chat nuevo</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Buscar chats</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
</context>
<context>
    <name>SidebarFoot</name>
    <message>
        <source>Archived ({0})</source>
        <translation>Archivados ({0})</translation>
    </message>
    <message>
        <source>Trash ({0})</source>
        <translation>Papelera ({0})</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Tern cannot write to its data folder; change its permissions or choose another folder.</source>
        <translation>Tern no puede escribir en su carpeta de datos; cambia los permisos o elige otra carpeta.</translation>
    </message>
    <message>
        <source>Another copy of Tern is using this data folder and does not respond; close it, then start Tern again.</source>
        <translation>Otro Tern usa esta carpeta de datos y no responde; ciérralo e inicia Tern de nuevo.</translation>
    </message>
</context>
<context>
    <name>SourcesRow</name>
    <message>
        <source>Sources:</source>
        <translation>Fuentes:</translation>
    </message>
    <message>
        <source>Source {0}: {1}</source>
        <translation>Fuente {0}: {1}</translation>
    </message>
</context>
<context>
    <name>StarterBar</name>
    <message>
        <source>Then send my next message to it</source>
        <translation>Después, enviarle mi próximo mensaje</translation>
    </message>
    <message>
        <source>{0} is ready; all files were verified.</source>
        <translation>{0} está listo; se comprobaron todos los archivos.</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>Usarlo ahora</translation>
    </message>
    <message>
        <source>Send my next message to it</source>
        <translation>Enviarle mi próximo mensaje</translation>
    </message>
    <message>
        <source>You are talking to a tiny demo model: fluent English, weak facts.</source>
        <translation>Hablas con un modelo de demostración diminuto: inglés fluido, datos flojos.</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>Usar {0}</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>Otros modelos…</translation>
    </message>
    <message>
        <source>Get {0}</source>
        <translation>Obtener {0}</translation>
    </message>
    <message>
        <source>{0} writes at least {1} tokens/s here; other programs were busy when it was measured.</source>
        <translation>{0} escribe aquí al menos {1} tokens/s; había otros programas activos al medirlo.</translation>
    </message>
    <message>
        <source>{0} is {1} and writes about {2} tokens/s here.</source>
        <translation>{0} ocupa {1} y escribe aquí unos {2} tokens/s.</translation>
    </message>
    <message>
        <source>{0} writes about {1} tokens/s here.</source>
        <translation>{0} escribe aquí unos {1} tokens/s.</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <translation>{0} ocupa {1}.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>The kernel that computes the answers and the instruction set it uses, as reported by the engine.</source>
        <translation>El kernel que calcula las respuestas y sus instrucciones, según el motor.</translation>
    </message>
    <message>
        <source>How many threads the engine uses.</source>
        <translation>Cuántos hilos usa el motor.</translation>
    </message>
    <message>
        <source>Current speed: tokens written in about the last second, measured by the engine.</source>
        <translation>Velocidad actual: tokens escritos en el último segundo, medidos por el motor.</translation>
    </message>
    <message>
        <source>Prompt speed: tokens read per second, measured by the engine. Tokens it already knew do not count.</source>
        <translation>Velocidad del prompt: tokens leídos por segundo, medidos por el motor. Los ya conocidos no cuentan.</translation>
    </message>
    <message>
        <source>Time from the question to the first token of the answer, measured by the engine.</source>
        <translation>Tiempo de la pregunta al primer token de la respuesta, medido por el motor.</translation>
    </message>
    <message>
        <source>How much of the prompt the engine has read before the model can answer, in tokens.</source>
        <translation>Cuánto del prompt ha leído el motor antes de poder responder, en tokens.</translation>
    </message>
    <message>
        <source>Context used</source>
        <translation>Contexto usado</translation>
    </message>
    <message>
        <source>How much of the context this chat uses, in tokens counted by the engine. You can set the length in the settings.</source>
        <translation>Cuánto del contexto usa este chat, en tokens contados por el motor. La longitud se fija en los ajustes.</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Sin modelo</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>Modelo: {0}</translation>
    </message>
    <message>
        <source>Open a model folder, or see what is loaded</source>
        <translation>Abre una carpeta de modelo o mira qué hay cargado</translation>
    </message>
    <message>
        <source>server on</source>
        <translation>servidor activo</translation>
    </message>
    <message>
        <source>Other programs can use the model. Nobody is being answered now.</source>
        <translation>Otros programas pueden usar el modelo. Ahora no se responde a nadie.</translation>
    </message>
    <message>
        <source>answering {0}</source>
        <translation>respondiendo a {0}</translation>
    </message>
    <message numerus="yes">
        <source>answering %Ln requests</source>
        <translation>
            <numerusform>respondiendo a %Ln petición</numerusform>
            <numerusform>respondiendo a %Ln peticiones</numerusform>
        </translation>
    </message>
    <message>
        <source>Being answered now: {0}</source>
        <translation>Atendiendo ahora: {0}</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Servidor: {0}</translation>
    </message>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} tok/s</translation>
    </message>
    <message>
        <source>average {0}</source>
        <translation>media {0}</translation>
    </message>
    <message>
        <source>prompt {0} tok/s</source>
        <translation>prompt {0} tok/s</translation>
    </message>
    <message>
        <source>first {0} s</source>
        <translation>primero {0} s</translation>
    </message>
    <message>
        <source>reading {0} / {1}</source>
        <translation>leyendo {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kernels off</source>
        <translation>
            <numerusform>kernel desactivado</numerusform>
            <numerusform>%Ln kernels desactivados</numerusform>
        </translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>{0} Click for details.</source>
        <translation>{0} Haz clic para ver detalles.</translation>
    </message>
    <message>
        <source>Average speed of the last answer, from its first token to its last, measured by the engine.</source>
        <translation>Velocidad media de la última respuesta, del primer token al último, medida por el motor.</translation>
    </message>
    <message>
        <source>{0} of its tokens were guessed in advance (speculation).</source>
        <translation>{0} de sus tokens se adivinaron de antemano (especulación).</translation>
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
        <translation>No hay un resumen completo, así que este chat quedó como estaba.</translation>
    </message>
    <message>
        <source>Summary of the chat before</source>
        <translation>Resumen del chat anterior</translation>
    </message>
</context>
<context>
    <name>TemporaryMark</name>
    <message>
        <source>Nothing of this chat will be kept.</source>
        <translation>No se guardará nada de este chat.</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>Guardar este chat</translation>
    </message>
    <message>
        <source>Temporary Chat</source>
        <translation>Chat temporal</translation>
    </message>
    <message>
        <source>This chat is temporary: when you leave it, it is gone for good. Do you want to keep it?</source>
        <translation>Este chat es temporal: al salir desaparece del todo. ¿Quieres conservarlo?</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Dejarlo ir</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
</context>
<context>
    <name>ThreadsPlot</name>
    <message>
        <source>threads</source>
        <translation>hilos</translation>
    </message>
    <message>
        <source>answer, tokens/s</source>
        <translation>respuesta, tokens/s</translation>
    </message>
    <message>
        <source>Speed over the number of threads</source>
        <translation>Velocidad según el número de hilos</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} con {1}</translation>
    </message>
    <message>
        <source>{0} on {1}, tokens per second by threads: {2}</source>
        <translation>{0} en {1}, tokens por segundo según hilos: {2}</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Trash</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good. What the model had computed from them is already gone.</source>
        <translation>Los chats eliminados se guardan aquí {0} días y luego se borran del todo. Lo que el modelo calculó de ellos ya no está.</translation>
    </message>
    <message>
        <source>Deleted chats</source>
        <translation>Chats eliminados</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>La papelera está vacía</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurar</translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>&amp;Eliminar del todo…</translation>
    </message>
    <message>
        <source>&amp;Empty the trash…</source>
        <translation>&amp;Vaciar la papelera…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>queda %Ln día</numerusform>
            <numerusform>quedan %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted {0} · {1}</source>
        <translation>Eliminado {0} · {1}</translation>
    </message>
    <message>
        <source>Delete “{0}” for good? This cannot be undone.</source>
        <translation>¿Eliminar «{0}» del todo? No se puede deshacer.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Eliminar del todo</translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>¿Eliminar del todo los chats de la papelera? No se puede deshacer.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Vaciar la papelera</translation>
    </message>
</context>
<context>
    <name>TrashSetting</name>
    <message>
        <source>Trash</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>&amp;Empty now…</source>
        <translation>&amp;Vaciar ahora…</translation>
    </message>
    <message>
        <source>Deleted chats are kept here for {0} days, then removed for good.</source>
        <translation>Los chats eliminados se guardan aquí {0} días y luego se borran del todo.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>La papelera está vacía</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted chats</source>
        <translation>
            <numerusform>%Ln chat eliminado</numerusform>
            <numerusform>%Ln chats eliminados</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete all chats in the trash for good? This cannot be undone.</source>
        <translation>¿Eliminar del todo los chats de la papelera? No se puede deshacer.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Vaciar la papelera</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Find the Fastest Kernel</source>
        <translation>Buscar el kernel más rápido</translation>
    </message>
    <message>
        <source>Measures every kernel with different numbers of threads, using your model. All of them give the same answers; only speed and energy use differ. This takes about half a minute. The model is reloaded afterwards, and your chat is kept.</source>
        <translation>Mide todos los kernels con distintos números de hilos, con tu modelo. Todos dan las mismas respuestas; solo cambian la velocidad y la energía. Tarda medio minuto. Después el modelo se recarga y tu chat se conserva.</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>Progreso de la medición</translation>
    </message>
    <message>
        <source>Kernel speeds</source>
        <translation>Velocidad de los kernels</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>Respuesta, tokens/s</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>Prompt, tokens/s</translation>
    </message>
    <message>
        <source>Tokens per second when writing an answer and when reading a prompt.</source>
        <translation>Tokens por segundo al escribir una respuesta y al leer un prompt.</translation>
    </message>
    <message>
        <source>&amp;Use this one</source>
        <translation>&amp;Usar este</translation>
    </message>
    <message>
        <source>Choose &amp;automatically</source>
        <translation>Elegir &amp;automáticamente</translation>
    </message>
    <message>
        <source>The measurement was stopped; no results were kept.</source>
        <translation>La medición se detuvo; no se guardó nada.</translation>
    </message>
    <message>
        <source>Other programs were busy, so the earlier measurement, made when it was quiet, still holds.</source>
        <translation>Había otros programas activos, así que sigue valiendo la medición anterior, hecha en calma.</translation>
    </message>
    <message>
        <source>The measurement was interrupted; no results were kept.</source>
        <translation>La medición se interrumpió; no se guardó nada.</translation>
    </message>
    <message>
        <source>{0} (best)</source>
        <translation>{0} (el mejor)</translation>
    </message>
    <message>
        <source>Measuring… Preparing the model for each kernel takes a few seconds.</source>
        <translation>Midiendo… Preparar el modelo para cada kernel tarda unos segundos.</translation>
    </message>
    <message>
        <source>This model has not been measured yet.</source>
        <translation>Este modelo aún no se ha medido.</translation>
    </message>
    <message>
        <source>Your settings use “{0}”, which takes its choice from the benchmark.</source>
        <translation>Tus ajustes usan «{0}», que toma su elección de la prueba de rendimiento.</translation>
    </message>
    <message>
        <source>Tern uses the best row automatically.</source>
        <translation>Tern usa la mejor fila automáticamente.</translation>
    </message>
    <message>
        <source>Your settings use {0}, which is for models with other weights: for this model Tern chooses automatically.</source>
        <translation>Tus ajustes usan {0}, que es para modelos con otros pesos: para este, Tern elige automáticamente.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>Your settings use {0} · {1}, threads: {2}.</source>
        <translation>Tus ajustes usan {0} · {1}, hilos: {2}.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>&amp;Medir otra vez</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Medir</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores during the measurement. For numbers you can rely on, close them and measure again; until then all threads are kept.</source>
        <translation>Otros programas usaron {0} núcleos durante la medición. Para cifras fiables, ciérralos y mide otra vez; hasta entonces se mantienen todos los hilos.</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another kernel may come out as the fastest.</source>
        <translation>Otros programas usan {0} núcleos. Ciérralos antes: lo que se mida ahora saldría lento y otro kernel podría parecer el más rápido.</translation>
    </message>
</context>
<context>
    <name>WindowLog</name>
    <message>
        <source>An unexpected error occurred; the details are in {0}.</source>
        <translation>Se produjo un error inesperado; los detalles están en {0}.</translation>
    </message>
</context>
<context>
    <name>say</name>
    <message>
        <source>{0} of {1} of memory is free.</source>
        <translation>{0} de {1} de memoria libres.</translation>
    </message>
    <message>
        <source>Needs about {0} of memory; {1} of {2} is free.</source>
        <translation>Necesita unos {0} de memoria; {1} de {2} libres.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>No se pudo escribir {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>No se pudo leer {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} is too large to be a file of presets.</source>
        <translation>{0} es demasiado grande para un archivo de plantillas.</translation>
    </message>
    <message>
        <source>{0} is no file of presets that Tern has exported.</source>
        <translation>{0} no es un archivo de plantillas exportado por Tern.</translation>
    </message>
    <message>
        <source>{0} was written by a later version of Tern, or is damaged.</source>
        <translation>{0} se escribió con una versión posterior de Tern o está dañado.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} presets.</source>
        <translation>{0} contiene más de {1} plantillas.</translation>
    </message>
    <message>
        <source>Nothing was imported from {0}.</source>
        <translation>No se importó nada de {0}.</translation>
    </message>
    <message>
        <source>An entry is no preset.</source>
        <translation>Una entrada no es una plantilla.</translation>
    </message>
    <message>
        <source>A preset has no name.</source>
        <translation>Una plantilla no tiene nombre.</translation>
    </message>
    <message>
        <source>The prompt of “{0}” is no text.</source>
        <translation>El prompt de «{0}» no es texto.</translation>
    </message>
    <message>
        <source>The prompt of “{0}” has more than {1} characters.</source>
        <translation>El prompt de «{0}» tiene más de {1} caracteres.</translation>
    </message>
    <message>
        <source>The values of “{0}” cannot be read.</source>
        <translation>No se pueden leer los valores de «{0}».</translation>
    </message>
    <message>
        <source>“{0}” has a value that cannot be used: {1}</source>
        <translation>«{0}» tiene un valor no válido: {1}</translation>
    </message>
    <message>
        <source>Short answers</source>
        <translation>Respuestas cortas</translation>
    </message>
    <message>
        <source>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</source>
        <translation>Answer in one to three short sentences. Give the answer first. Leave out introductions, repetitions and closing remarks.</translation>
    </message>
    <message>
        <source>Explain simply</source>
        <translation>Explicar fácil</translation>
    </message>
    <message>
        <source>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</source>
        <translation>Explain things to a curious twelve-year-old. Use short sentences and everyday words. Give one concrete example. If you have to use a technical word, say what it means.</translation>
    </message>
    <message>
        <source>Translate to English</source>
        <translation>Traducir al inglés</translation>
    </message>
    <message>
        <source>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</source>
        <translation>You are a translator. Translate every message of the user into natural English. Keep the meaning, the tone, names, numbers and line breaks. Reply with the translation only. Do not answer questions in the text; translate them.</translation>
    </message>
    <message>
        <source>Proofread</source>
        <translation>Corregir textos</translation>
    </message>
    <message>
        <source>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</source>
        <translation>You are a proofreader. Correct the spelling, grammar and punctuation of the user&apos;s text. Keep its language, meaning and style, and change as little as possible. Reply with the corrected text only.</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Resumir</translation>
    </message>
    <message>
        <source>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</source>
        <translation>Summarize the user&apos;s text in at most five short bullet points. Use only what the text says. Keep names and numbers exactly. Write in the text&apos;s language.</translation>
    </message>
    <message>
        <source>Code helper</source>
        <translation>Ayuda con código</translation>
    </message>
    <message>
        <source>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</source>
        <translation>You are a careful programmer. Reply with working code in one code block that names its language, then explain it in at most three sentences. Use the standard library where it is enough. If something important is unknown, say what you assume.</translation>
    </message>
    <message>
        <source>Brainstorm</source>
        <translation>Lluvia de ideas</translation>
    </message>
    <message>
        <source>Help the user find ideas. Reply with a numbered list of eight different ideas, one line each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.</source>
        <translation>Help the user find ideas. Reply with a numbered list of eight different ideas, one line each. Mix obvious and unusual ones. Do not judge them and do not repeat yourself.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Tern cannot start</source>
        <translation>Tern no puede iniciarse</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Show the damaged file</source>
        <translation>Mostrar el archivo dañado</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Restore the last backup</source>
        <translation>Restaurar la última copia</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages were restored from the backup.</source>
        <translation>
            <numerusform>Se restauró %Ln mensaje de la copia.</numerusform>
            <numerusform>Se restauraron %Ln mensajes de la copia.</numerusform>
        </translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>faltan unos segundos</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>faltan unos {0} s</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>faltan unos {0} min</translation>
    </message>
    <message>
        <source>about {0} h {1} min left</source>
        <translation>faltan unas {0} h {1} min</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>Esperando a otra descarga</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Pausando…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>Paused at {0}</source>
        <translation>En pausa en {0}</translation>
    </message>
    <message>
        <source>Not started yet</source>
        <translation>Sin empezar</translation>
    </message>
    <message>
        <source>Stopped at {0}; nothing is lost</source>
        <translation>Detenido en {0}; no se pierde nada</translation>
    </message>
    <message>
        <source>{0}, all files verified</source>
        <translation>{0}, todos los archivos comprobados</translation>
    </message>
    <message>
        <source>Checking {0}…</source>
        <translation>Comprobando {0}…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>{0} tokens per second</source>
        <translation>{0} tokens por segundo</translation>
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
        <translation>más rápido de lo que lees</translation>
    </message>
    <message>
        <source>about as fast as you read</source>
        <translation>casi tan rápido como lees</translation>
    </message>
    <message>
        <source>slower than you read</source>
        <translation>más lento de lo que lees</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Asistente</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt del sistema</translation>
    </message>
    <message>
        <source>version {0} of {1}</source>
        <translation>versión {0} de {1}</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Chat nuevo</translation>
    </message>
    <message>
        <source>Attached: {0}</source>
        <translation>Adjunto: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln chat</numerusform>
            <numerusform>%Ln chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln mensaje</numerusform>
            <numerusform>%Ln mensajes</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Gets new messages</source>
        <translation>Recibe mensajes nuevos</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>Ya está aquí</translation>
    </message>
    <message>
        <source>Comes back from the trash</source>
        <translation>Vuelve de la papelera</translation>
    </message>
    <message>
        <source>{0} with {1} from {2}.</source>
        <translation>{0} con {1} de {2}.</translation>
    </message>
    <message>
        <source>The file is an export without any chat.</source>
        <translation>El archivo es una exportación sin chats.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are new</source>
        <translation>
            <numerusform>%Ln es nuevo</numerusform>
            <numerusform>%Ln son nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln get new messages</source>
        <translation>
            <numerusform>%Ln recibe mensajes nuevos</numerusform>
            <numerusform>%Ln reciben mensajes nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln come back from the trash</source>
        <translation>
            <numerusform>%Ln vuelve de la papelera</numerusform>
            <numerusform>%Ln vuelven de la papelera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are here already</source>
        <translation>
            <numerusform>%Ln ya está aquí</numerusform>
            <numerusform>%Ln ya están aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Of these, {0}.</source>
        <translation>De ellos, {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other versions of messages are kept.</source>
        <translation>
            <numerusform>Se conserva %Ln versión más de un mensaje.</numerusform>
            <numerusform>Se conservan %Ln versiones más de mensajes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty chats are left out.</source>
        <translation>
            <numerusform>Se omite %Ln chat vacío.</numerusform>
            <numerusform>Se omiten %Ln chats vacíos.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>No hay nada que importar.</translation>
    </message>
    <message>
        <source>Imported: {0} with {1}.</source>
        <translation>Importado: {0} con {1}.</translation>
    </message>
    <message>
        <source>Together with this chat about {0} of the {1} tokens of the context.</source>
        <translation>Con este chat, unos {0} de los {1} tokens del contexto.</translation>
    </message>
    <message>
        <source>Together {0} of the {1} tokens of the context.</source>
        <translation>En total, {0} de los {1} tokens del contexto.</translation>
    </message>
    <message>
        <source>Documents, text and code ({0})</source>
        <translation>Documentos, texto y código ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>pasajes</translation>
    </message>
    <message>
        <source>File {0}</source>
        <translation>Archivo {0}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Página web</translation>
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
        <translation>Pasaje</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>unos {0}</translation>
    </message>
    <message>
        <source>under 1</source>
        <translation>menos de 1</translation>
    </message>
    <message>
        <source>{0}, {1}&#xa0;% of the context</source>
        <translation>{0}, {1} % del contexto</translation>
    </message>
    <message>
        <source>The model sees this text.</source>
        <translation>El modelo ve este texto.</translation>
    </message>
    <message>
        <source>The file was too long for the context: the model sees the passages that suited the question, {0} of {1} characters.</source>
        <translation>El archivo era demasiado largo para el contexto: el modelo ve los pasajes que encajan con la pregunta, {0} de {1} caracteres.</translation>
    </message>
    <message>
        <source>{0}

[Attached: {1}]</source>
        <translation>{0}

[Adjunto: {1}]</translation>
    </message>
    <message>
        <source>Welcome to Tern</source>
        <translation>Te damos la bienvenida a Tern</translation>
    </message>
    <message>
        <source>Language models that run entirely on this computer. Nothing you write leaves it.</source>
        <translation>Modelos de lenguaje que funcionan por completo en este equipo. Nada de lo que escribes sale de él.</translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation>Midiendo la velocidad</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir otra vez</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>Espacio libre en disco</translation>
    </message>
    <message>
        <source>no vector instructions used</source>
        <translation>sin instrucciones vectoriales</translation>
    </message>
    <message>
        <source>The chat opens when the download is complete. You can close this window in the meantime.</source>
        <translation>El chat se abre al terminar la descarga. Mientras tanto puedes cerrar esta ventana.</translation>
    </message>
    <message>
        <source>Downloading the model</source>
        <translation>Descargando el modelo</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>Qué puedes esperar</translation>
    </message>
    <message>
        <source>This is a small model: good at explaining, rewriting and short texts, mostly in English.</source>
        <translation>Es un modelo pequeño: bueno para explicar, reescribir y textos cortos, sobre todo en inglés.</translation>
    </message>
    <message>
        <source>It can sound confident and still be wrong. Check what matters.</source>
        <translation>Puede sonar seguro y aun así equivocarse. Comprueba lo importante.</translation>
    </message>
    <message>
        <source>Press Esc to stop an answer. You can edit every question and ask again.</source>
        <translation>Esc detiene una respuesta. Puedes editar cada pregunta y volver a hacerla.</translation>
    </message>
    <message>
        <source>What you write stays on this computer; only the model is downloaded.</source>
        <translation>Lo que escribes se queda en este equipo; solo se descarga el modelo.</translation>
    </message>
    <message>
        <source>Open the &amp;settings</source>
        <translation>Abrir los a&amp;justes</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elige un modelo</translation>
    </message>
    <message>
        <source>The first one is recommended. You can add others at any time.</source>
        <translation>Se recomienda el primero. Puedes añadir otros cuando quieras.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Camb&amp;iar…</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>Cambiar la carpeta</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Leer</translation>
    </message>
    <message>
        <source>Read the licence in the browser</source>
        <translation>Leer la licencia en el navegador</translation>
    </message>
    <message>
        <source>{0} › {1}</source>
        <translation>{0} › {1}</translation>
    </message>
    <message>
        <source>Finding the fastest kernel…</source>
        <translation>Buscando el kernel más rápido…</translation>
    </message>
    <message>
        <source>Two kernels are racing…</source>
        <translation>Dos kernels compiten…</translation>
    </message>
    <message>
        <source>Measuring every kernel…</source>
        <translation>Midiendo todos los kernels…</translation>
    </message>
    <message>
        <source>Loading {0}…</source>
        <translation>Cargando {0}…</translation>
    </message>
    <message>
        <source>Some of what you wrote could not be saved yet. Close Tern anyway?</source>
        <translation>Parte de lo que escribiste aún no se pudo guardar. ¿Cerrar Tern de todos modos?</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Cerrar de todos modos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Enviar el mensaje</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>Nueva línea en el mensaje</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Mayús+Intro</translation>
    </message>
    <message>
        <source>Open the selected chat</source>
        <translation>Abrir el chat elegido</translation>
    </message>
    <message>
        <source>Menu of the selected chat</source>
        <translation>Menú del chat elegido</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>Tecla Menú, Mayús+F10</translation>
    </message>
    <message>
        <source>Message before or after</source>
        <translation>Mensaje anterior o siguiente</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Arriba, Abajo</translation>
    </message>
    <message>
        <source>Read a message line by line</source>
        <translation>Leer un mensaje línea a línea</translation>
    </message>
    <message>
        <source>Enter, Esc to leave</source>
        <translation>Intro; Esc para salir</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>Control siguiente o anterior</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Mayús+Tab</translation>
    </message>
    <message>
        <source>No longer seen above</source>
        <translation>Lo de arriba ya no se ve</translation>
    </message>
    <message>
        <source>The model no longer sees the messages above</source>
        <translation>El modelo ya no ve los mensajes de arriba</translation>
    </message>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation>
            <numerusform>%Ln idioma</numerusform>
            <numerusform>%Ln idiomas</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs {0} of memory; this computer has {1}</source>
        <translation>Necesita {0} de memoria; este equipo tiene {1}</translation>
    </message>
    <message>
        <source>Offline mode is on, so nothing can be downloaded: open a model folder you already have, or turn offline mode off in Settings &gt; Downloads.</source>
        <translation>El modo sin conexión está activado, así que no se puede descargar nada: abre una carpeta de modelo que ya tengas o desactívalo en Ajustes &gt; Descargas.</translation>
    </message>
    <message>
        <source>Known once the download starts</source>
        <translation>Se sabe al empezar la descarga</translation>
    </message>
    <message>
        <source>{0} needed, {1} of {2} free</source>
        <translation>Necesita {0}; {1} de {2} libres</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>This cannot be done right now.</source>
        <translation>Ahora no se puede hacer.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet, or it is temporary.</source>
        <translation>Aún no hay nada en este chat o es temporal.</translation>
    </message>
    <message>
        <source>There is nothing in this chat yet.</source>
        <translation>Aún no hay nada en este chat.</translation>
    </message>
    <message>
        <source>This needs a loaded model, and no answer being written.</source>
        <translation>Hace falta un modelo cargado y que no se escriba ninguna respuesta.</translation>
    </message>
    <message>
        <source>Put the cursor into a text first.</source>
        <translation>Pon primero el cursor en un texto.</translation>
    </message>
    <message>
        <source>No answer is being written.</source>
        <translation>No se está escribiendo ninguna respuesta.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>No hay ningún modelo cargado.</translation>
    </message>
    <message>
        <source>No model has been loaded yet.</source>
        <translation>Aún no se ha cargado ningún modelo.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>No hay nada que deshacer.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>No hay nada que rehacer.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>Folder {0}, {1}, {2}</source>
        <translation>Carpeta {0}, {1}, {2}</translation>
    </message>
    <message>
        <source>in the folder {0}</source>
        <translation>en la carpeta {0}</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fijado</translation>
    </message>
    <message>
        <source>an answer is being written</source>
        <translation>se está escribiendo una respuesta</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Anteriores</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijado</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message numerus="yes">
        <source>%Ln results</source>
        <translation>
            <numerusform>%Ln resultado</numerusform>
            <numerusform>%Ln resultados</numerusform>
        </translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivado</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>Mover a carpeta</translation>
    </message>
    <message>
        <source>Chat menu</source>
        <translation>Menú del chat</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Folder menu</source>
        <translation>Menú de la carpeta</translation>
    </message>
    <message>
        <source>New chat here</source>
        <translation>Chat nuevo aquí</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renombrar…</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Carpeta nueva…</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>Eliminar la carpeta</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabla para hojas de cálculo (*.csv)</translation>
    </message>
    <message>
        <source>All figures, for programs (*.json)</source>
        <translation>Todas las cifras, para programas (*.json)</translation>
    </message>
    <message>
        <source>Picture of this page (*.png)</source>
        <translation>Imagen de esta página (*.png)</translation>
    </message>
    <message>
        <source>Save the Measurement</source>
        <translation>Guardar la medición</translation>
    </message>
    <message>
        <source>{0} could not be written ({1}): choose another folder.</source>
        <translation>No se pudo escribir {0} ({1}): elige otra carpeta.</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Guardado como {0}.</translation>
    </message>
    <message>
        <source>Speed and energy of every kernel</source>
        <translation>Velocidad y energía de cada kernel</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Answer, tokens/s</source>
        <translation>Respuesta, tokens/s</translation>
    </message>
    <message>
        <source>Of memory</source>
        <translation>De la memoria</translation>
    </message>
    <message>
        <source>Prompt, tokens/s</source>
        <translation>Prompt, tokens/s</translation>
    </message>
    <message>
        <source>J/token</source>
        <translation>J/token</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Elección</translation>
    </message>
    <message>
        <source>J/token ({0})</source>
        <translation>J/token ({0})</translation>
    </message>
    <message>
        <source>{0} is the fastest: {1} tokens/s, {2} of what this memory can do.</source>
        <translation>{0} es el más rápido: {1} tokens/s, {2} de lo que puede esta memoria.</translation>
    </message>
    <message>
        <source>{0} is {1} slower than on {2} (version {3}: {4} tokens/s); the spread is only {5}.</source>
        <translation>{0} va {1} más lento que el {2} (versión {3}: {4} tokens/s); la dispersión es solo {5}.</translation>
    </message>
    <message>
        <source>{0} Other programs were busy, which may be why.</source>
        <translation>{0} Había otros programas activos; quizá sea por eso.</translation>
    </message>
    <message>
        <source>Other programs used up to {0} processor cores while this was measured: it is too slow, and the order is not to be relied on. Tern takes no fewer threads because of it. Measure again when the computer is quiet.</source>
        <translation>Otros programas usaron hasta {0} núcleos mientras se medía: sale demasiado lento y el orden no es fiable. Tern no usa menos hilos por ello. Mide otra vez con el equipo en calma.</translation>
    </message>
    <message>
        <source>Other programs are using {0} processor cores. Close them first: what is measured now would be too slow, and another way may come out as the fastest.</source>
        <translation>Otros programas usan {0} núcleos. Ciérralos antes: lo que se mida ahora saldría lento y otra forma podría parecer la más rápida.</translation>
    </message>
    <message>
        <source>needs figures of energy</source>
        <translation>necesita datos de energía</translation>
    </message>
    <message>
        <source>Answer: {0} tokens/s; half of the measurements lie between {1} and {2}</source>
        <translation>Respuesta: {0} tokens/s; la mitad de las mediciones está entre {1} y {2}</translation>
    </message>
    <message>
        <source>Prompt of {0} tokens: {1} tokens/s; half between {2} and {3}</source>
        <translation>Prompt de {0} tokens: {1} tokens/s; la mitad entre {2} y {3}</translation>
    </message>
    <message>
        <source>Reads {0} MB per token: {1} of the {2} GB/s of this memory</source>
        <translation>Lee {0} MB por token: {1} de los {2} GB/s de esta memoria</translation>
    </message>
    <message>
        <source>Energy of the answer: {0}</source>
        <translation>Energía de la respuesta: {0}</translation>
    </message>
    <message>
        <source>Other programs used {0} processor cores</source>
        <translation>Otros programas usaron {0} núcleos</translation>
    </message>
    <message>
        <source>History of measurements</source>
        <translation>Historial de mediciones</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>El más rápido</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
    <message>
        <source>other programs were busy</source>
        <translation>otros programas estaban activos</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>detenida antes</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>estimación</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>procesador</translation>
    </message>
    <message>
        <source>processor and memory</source>
        <translation>procesador y memoria</translation>
    </message>
    <message>
        <source>processor cores</source>
        <translation>núcleos del procesador</translation>
    </message>
    <message>
        <source>whole computer</source>
        <translation>todo el equipo</translation>
    </message>
    <message>
        <source>Estimated by the engine: its processor time multiplied by the watts of a busy core. It can be off by half in either direction.</source>
        <translation>Estimado por el motor: su tiempo de procesador por los vatios de un núcleo ocupado. Puede desviarse la mitad en ambos sentidos.</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (RAPL): {0}.</source>
        <translation>Medido por el motor con los contadores del procesador (RAPL): {0}.</translation>
    </message>
    <message>
        <source>Measured by the engine with the battery: the whole computer, less what it takes at rest.</source>
        <translation>Medido por el motor con la batería: todo el equipo, menos lo que gasta en reposo.</translation>
    </message>
    <message>
        <source>Measured by the engine with the energy meters of Windows.</source>
        <translation>Medido por el motor con los medidores de energía de Windows.</translation>
    </message>
    <message>
        <source>Measured by the engine with the processor&apos;s own counters (macOS).</source>
        <translation>Medido por el motor con los contadores del procesador (macOS).</translation>
    </message>
    <message>
        <source>The engine has measured no energy.</source>
        <translation>El motor no ha medido energía.</translation>
    </message>
    <message>
        <source>{0} W ({1})</source>
        <translation>{0} W ({1})</translation>
    </message>
    <message>
        <source>{0} J/token, {1} W ({2})</source>
        <translation>{0} J/token, {1} W ({2})</translation>
    </message>
    <message>
        <source>{0} J/token ({1})</source>
        <translation>{0} J/token ({1})</translation>
    </message>
    <message>
        <source>Energy: not measured</source>
        <translation>Energía: sin medir</translation>
    </message>
    <message>
        <source>Energy: {0} J ({1} Wh) in {2} s, {3}</source>
        <translation>Energía: {0} J ({1} Wh) en {2} s, {3}</translation>
    </message>
    <message>
        <source>{0} J per token, the reading of the prompt included</source>
        <translation>{0} J por token, incluida la lectura del prompt</translation>
    </message>
    <message>
        <source>Uncertain by ±{0} %</source>
        <translation>Incertidumbre: ±{0} %</translation>
    </message>
    <message>
        <source>This chat so far: {0} J ({1} Wh), {2}</source>
        <translation>Este chat hasta ahora: {0} J ({1} Wh), {2}</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: this is {1} of them</source>
        <translation>Una carga de móvil son unos {0} Wh: esto son {1} de ellas</translation>
    </message>
    <message>
        <source>A phone charge is about {0} Wh: as much as {1} answers like this</source>
        <translation>Una carga de móvil son unos {0} Wh: como {1} respuestas así</translation>
    </message>
    <message>
        <source>about {0} min of chatting left</source>
        <translation>quedan unos {0} min de chat</translation>
    </message>
    <message>
        <source>about {0} h of chatting left</source>
        <translation>quedan unas {0} h de chat</translation>
    </message>
    <message>
        <source>about {0} h {1} min of chatting left</source>
        <translation>quedan unas {0} h {1} min de chat</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Frugal</source>
        <translation>Frugal</translation>
    </message>
    <message>
        <source>As chosen below</source>
        <translation>Lo elegido abajo</translation>
    </message>
    <message>
        <source>{0} on {1} with {2}</source>
        <translation>{0} en {1} con {2}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln hilo</numerusform>
            <numerusform>%Ln hilos</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0}, {1} tokens/s</source>
        <translation>{0}, {1} tokens/s</translation>
    </message>
    <message>
        <source>measured while busy</source>
        <translation>medido con carga</translation>
    </message>
    <message>
        <source>Nothing was measured for this yet, so Tern chooses automatically. Run the benchmark once: it measures every way to run your model.</source>
        <translation>Aún no se midió nada para esto, así que Tern elige automáticamente. Haz la prueba de rendimiento una vez: mide todas las formas de ejecutar tu modelo.</translation>
    </message>
    <message>
        <source>Takes {0}.</source>
        <translation>Toma {0}.</translation>
    </message>
    <message>
        <source>Other programs were busy when that was measured, so all threads are kept. Measure again when the computer is quiet.</source>
        <translation>Había otros programas activos al medirlo, así que se mantienen todos los hilos. Mide otra vez con el equipo en calma.</translation>
    </message>
    <message>
        <source>Chosen by an estimate of the energy: a measured one might lead to another choice.</source>
        <translation>Elegido por una estimación de la energía: una medida podría llevar a otra elección.</translation>
    </message>
</context>
</TS>
