@echo off
rem Starts Easel with the Java of JAVA_HOME or, without it, of the PATH.
rem JAVA_OPTS and EASEL_JAVA_OPTS are options for Java, such as -Xmx2g.
setlocal
if defined JAVA_HOME (
    set "EASEL_JAVA=%JAVA_HOME%\bin\java.exe"
) else (
    set "EASEL_JAVA=java.exe"
)
if defined JAVA_HOME if not exist "%EASEL_JAVA%" (
    echo easel: JAVA_HOME is %JAVA_HOME%, which has no bin\java.exe: set it to a Java of 17 or newer. 1>&2
    exit /b 2
)
if not defined JAVA_HOME (
    where /q java.exe || (
        echo easel: There is no java.exe on the PATH: install Java 17 or newer, or set JAVA_HOME. 1>&2
        exit /b 2
    )
)
"%EASEL_JAVA%" -Xshare:auto -Xlog:disable -XX:-UsePerfData %JAVA_OPTS% %EASEL_JAVA_OPTS% -cp "%~dp0..\lib\easel.jar" dev.easel.cli.Main %*
exit /b %ERRORLEVEL%
