@echo off
rem Opens the assistant; installs it first where it is not there yet. Works without a network.
chcp 65001 >nul
setlocal
set "PYTHONUTF8=1"
if not exist "%~dp0app\Scripts\nianbao.exe" call "%~dp0install.bat"
if not exist "%~dp0app\Scripts\nianbao.exe" exit /b 2
"%~dp0app\Scripts\nianbao.exe" %*
set code=%errorlevel%
rem A window that was opened by a double click stays until the message is read.
if not "%code%"=="0" if "%~1"=="" pause
exit /b %code%
