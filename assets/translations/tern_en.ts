<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ComputerPage</name>
    <message numerus="yes">
        <source>{0}, %Ln cores</source>
        <translation>
            <numerusform>{0}, %Ln core</numerusform>
            <numerusform>{0}, %Ln cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsButton</name>
    <message numerus="yes">
        <source>This chat may quote %Ln folders</source>
        <translation>
            <numerusform>This chat may quote %Ln folder</numerusform>
            <numerusform>This chat may quote %Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln pages were printed.</source>
        <translation>
            <numerusform>%Ln page was printed.</numerusform>
            <numerusform>%Ln pages were printed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageNote</name>
    <message numerus="yes">
        <source>The %Ln oldest messages were left out of the prompt.</source>
        <translation>
            <numerusform>The oldest message was left out of the prompt.</numerusform>
            <numerusform>The %Ln oldest messages were left out of the prompt.</numerusform>
        </translation>
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
</context>
<context>
    <name>PasteChip</name>
    <message numerus="yes">
        <source>{0} · %Ln lines</source>
        <translation>
            <numerusform>{0} · %Ln line</numerusform>
            <numerusform>{0} · %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message numerus="yes">
        <source>%Ln presets were exported to {0}.</source>
        <translation>
            <numerusform>%Ln preset was exported to {0}.</numerusform>
            <numerusform>%Ln presets were exported to {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln presets were imported.</source>
        <translation>
            <numerusform>%Ln preset was imported.</numerusform>
            <numerusform>%Ln presets were imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofExport</name>
    <message numerus="yes">
        <source>%Ln answers, written by other models or with other settings, are not in it.</source>
        <translation>
            <numerusform>%Ln answer, written by another model or with other settings, is not in it.</numerusform>
            <numerusform>%Ln answers, written by other models or with other settings, are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>answering %Ln requests</source>
        <translation>
            <numerusform>answering %Ln request</numerusform>
            <numerusform>answering %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kernels off</source>
        <translation>
            <numerusform>kernel off</numerusform>
            <numerusform>%Ln kernels off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashSetting</name>
    <message numerus="yes">
        <source>%Ln deleted chats</source>
        <translation>
            <numerusform>%Ln deleted chat</numerusform>
            <numerusform>%Ln deleted chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>say</name>
    <message numerus="yes">
        <source>%Ln messages were restored from the backup.</source>
        <translation>
            <numerusform>%Ln message was restored from the backup.</numerusform>
            <numerusform>%Ln messages were restored from the backup.</numerusform>
        </translation>
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
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are new</source>
        <translation>
            <numerusform>%Ln is new</numerusform>
            <numerusform>%Ln are new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln get new messages</source>
        <translation>
            <numerusform>%Ln gets new messages</numerusform>
            <numerusform>%Ln get new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln come back from the trash</source>
        <translation>
            <numerusform>%Ln comes back from the trash</numerusform>
            <numerusform>%Ln come back from the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are here already</source>
        <translation>
            <numerusform>%Ln is here already</numerusform>
            <numerusform>%Ln are here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other versions of messages are kept.</source>
        <translation>
            <numerusform>%Ln other version of a message is kept.</numerusform>
            <numerusform>%Ln other versions of messages are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty chats are left out.</source>
        <translation>
            <numerusform>%Ln empty chat is left out.</numerusform>
            <numerusform>%Ln empty chats are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation>
            <numerusform>%Ln language</numerusform>
            <numerusform>%Ln languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
</context>
</TS>
