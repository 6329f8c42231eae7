; The installer for Windows: per user, no administrator, upgrade in place.
;
;   makensis -DVERSION=1.2.3 -DPAYLOAD=build/package/tern -DICON=build/package/icons/tern.ico \
;            -DPICTURE=build/package/icons/setup.bmp \
;            -DOUT=build/package/out/tern-1.2.3-windows-x86_64.exe packaging/windows/installer.nsi
;
; Paths are those of the folder where makensis is called (-NOCD); on Windows, they want backslashes. Silent: OUT /S;
; the uninstaller: uninstall.exe /S, which keeps chats and models, or uninstall.exe /S /DATA, which deletes them.
Unicode true
!ifdef STUB64 ; Debian's wine runs 64-bit programs only; everywhere else the 32-bit stub does
  Target amd64-unicode
!endif
!define APP "Tern"
!define KEY "Software\Tern"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tern"

Name "${APP} ${VERSION}"
OutFile "${OUT}"
SetCompressor /SOLID lzma
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Tern"
InstallDirRegKey HKCU "${KEY}" "InstallDir"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Tern"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Tern setup"
VIAddVersionKey "LegalCopyright" "The Tern authors. MIT licence; Qt under the LGPL."

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH "AspectFitHeight" ; fonts of other sizes make the page wider, not its picture
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)$\r$\n$\r$\n$_CLICK"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\ternw.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "Arabic"

LangString WELCOME ${LANG_ENGLISH} "Tern will be installed for your account only, without administrator rights. A small language model is included, so you can start chatting right away, even without a connection."
LangString WELCOME ${LANG_GERMAN} "Tern wird nur für Ihr Benutzerkonto installiert, ohne Administratorrechte. Ein kleines Sprachmodell ist dabei: Sie können sofort chatten, auch ohne Verbindung."
LangString WELCOME ${LANG_FRENCH} "Tern sera installé pour votre compte seulement, sans droits d’administrateur. Un petit modèle de langage est inclus : vous pouvez discuter aussitôt, même sans connexion."
LangString WELCOME ${LANG_SPANISH} "Tern se instalará solo para su cuenta, sin permisos de administrador. Incluye un pequeño modelo de lenguaje: puede chatear enseguida, incluso sin conexión."
LangString WELCOME ${LANG_SIMPCHINESE} "Tern 仅为您的账户安装，无需管理员权限。已包含一个小型语言模型，无需联网即可立即开始聊天。"
LangString WELCOME ${LANG_ARABIC} "يُثبَّت Tern لحسابك فقط، دون صلاحيات المسؤول. ويتضمن نموذجًا لغويًا صغيرًا، فيمكنك الدردشة فورًا دون اتصال."
LangString RUNNING ${LANG_ENGLISH} "Tern is running. Close it, then try again."
LangString RUNNING ${LANG_GERMAN} "Tern läuft noch. Schließen Sie es und versuchen Sie es erneut."
LangString RUNNING ${LANG_FRENCH} "Tern est ouvert. Fermez-le, puis réessayez."
LangString RUNNING ${LANG_SPANISH} "Tern está abierto. Ciérrelo e inténtelo de nuevo."
LangString RUNNING ${LANG_SIMPCHINESE} "Tern 正在运行。请关闭后重试。"
LangString RUNNING ${LANG_ARABIC} "Tern قيد التشغيل. أغلقه ثم حاول مرة أخرى."
LangString DATA ${LANG_ENGLISH} "Delete your chats, settings and downloaded models, too?$\r$\n$\r$\n$0"
LangString DATA ${LANG_GERMAN} "Auch Ihre Chats, Einstellungen und geladenen Modelle löschen?$\r$\n$\r$\n$0"
LangString DATA ${LANG_FRENCH} "Supprimer aussi vos discussions, vos réglages et les modèles téléchargés ?$\r$\n$\r$\n$0"
LangString DATA ${LANG_SPANISH} "¿Eliminar también sus chats, ajustes y modelos descargados?$\r$\n$\r$\n$0"
LangString DATA ${LANG_SIMPCHINESE} "是否同时删除您的聊天、设置和已下载的模型？$\r$\n$\r$\n$0"
LangString DATA ${LANG_ARABIC} "هل تريد أيضًا حذف محادثاتك وإعداداتك والنماذج المنزّلة؟$\r$\n$\r$\n$0"

; A program that runs cannot be replaced: Windows refuses to open its file for writing.
!macro REFUSE_WHILE_RUNNING
  retry:
  ${If} ${FileExists} "$INSTDIR\ternw.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\ternw.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY retry
      SetErrorLevel 3
      Abort
    ${EndIf}
    FileClose $1
  ${EndIf}
!macroend

; Only what an installer put there: the folder may be one that somebody chose, with other things in it.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\tern.exe"
  Delete "$INSTDIR\ternw.exe"
!macroend

Section "-program"
  !insertmacro REFUSE_WHILE_RUNNING
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Tern.lnk" "$INSTDIR\ternw.exe"
  WriteRegStr HKCU "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Tern"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The Tern authors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\ternw.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_RUNNING
  !insertmacro REMOVE_PROGRAM
  Delete "$SMPROGRAMS\Tern.lnk"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only if nothing is left in it
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${KEY}"
  ; %LOCALAPPDATA%\tern is where engine/paths.py keeps what people made; a person is asked, and may keep it
  StrCpy $0 "$LOCALAPPDATA\tern"
  ${If} ${FileExists} "$0\*.*"
    ${GetParameters} $1
    ${GetOptions} $1 "/DATA" $2
    ${IfNot} ${Errors}
      RMDir /r "$0"
    ${Else}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DATA)" /SD IDNO IDNO keep
      RMDir /r "$0"
      keep:
    ${EndIf}
  ${EndIf}
SectionEnd
