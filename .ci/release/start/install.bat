@echo off
rem Installs from this folder alone. Works without a network and changes nothing in the system.
chcp 65001 >nul
setlocal
set "python="
for %%v in (3.13 3.12 3.11) do (
  if not defined python py -%%v -c "" >nul 2>nul && set "python=py -%%v"
)
if not defined python python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "python=python"
if not defined python (
  echo 没有找到 Python 3.11、3.12 或 3.13（64位）。请先安装，或改用单文件版。
  pause
  exit /b 2
)
%python% -m venv "%~dp0app"
if errorlevel 1 goto failed
"%~dp0app\Scripts\python.exe" -m pip install --quiet --no-index --disable-pip-version-check --find-links "%~dp0wheels" nianbao
if errorlevel 1 goto failed
echo 已安装。
exit /b 0
:failed
rmdir /s /q "%~dp0app" 2>nul
echo 没有装成：这个文件夹不能写入，或安装包不全。请重新复制整个文件夹。
pause
exit /b 2
