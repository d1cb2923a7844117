#!/bin/sh
# 政府信息公开工作年度报告助手：没有安装时先安装，然后打开。不需要联网。
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
[ -x "$here/app/bin/nianbao" ] || sh "$here/install.sh" >&2 || exit 2
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
*[Uu][Tt][Ff]*) ;;
*) LC_ALL=C.UTF-8 && export LC_ALL ;;
esac
exec "$here/app/bin/nianbao" "$@"
