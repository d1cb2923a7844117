#!/bin/sh
# 从这个文件夹安装，不需要联网，不改动系统：程序装在“app”文件夹里，不要时删掉整个文件夹即可。
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
python=
for candidate in python3 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "没有找到 Python 3.11、3.12 或 3.13。请先安装，或改用单文件版。" >&2
  exit 2
fi
if ! "$python" -m venv "$here/app"; then
  rm -rf "$here/app"
  echo "没有装成：Python 缺少 venv 部件（Debian、统信可安装 python3-venv），或这个文件夹不能写入：$here" >&2
  exit 2
fi
if ! "$here/app/bin/python" -m pip install --quiet --no-index --disable-pip-version-check --find-links "$here/wheels" nianbao; then
  rm -rf "$here/app"
  echo "没有装成：安装包不全，或不是这种计算机的。请核对 SHA256SUMS，重新复制整个文件夹。" >&2
  exit 2
fi
echo "已安装。"
