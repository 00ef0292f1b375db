/* The program that Windows starts: it finds Python beside itself and lets it run lib\start.py.
 *
 * It is compiled twice: with -mwindows for the window, and as claims-annotator.exe for the shell.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define ROOM 32768 /* characters; the longest path of Windows */
#define LIBRARY L"\\runtime\\" PYTHON_LIBRARY

typedef int (*python_main)(int, wchar_t **);
typedef HRESULT(WINAPI *set_id)(const wchar_t *);

static int fail(const wchar_t *what)
{
    static wchar_t words[ROOM + 256];
    swprintf(words, sizeof words / sizeof *words, L"%ls\n\nInstall Claims Annotator anew.", what);
#ifdef WINDOWED
    MessageBoxW(NULL, words, L"Claims Annotator", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"claims-annotator: error: %ls\n", words);
#endif
    return 2;
}

/* Taskbar and jump lists know the window by this name, whichever way it was started. */
static void set_application_id(void)
{
    HMODULE shell = LoadLibraryExW(L"shell32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    set_id set = shell ? (set_id)(void *)GetProcAddress(shell, "SetCurrentProcessExplicitAppUserModelID") : NULL;
    if (set)
        set(L"org.claimsannotator.ClaimsAnnotator");
}

/* Where a file named `portable` lies beside the program, everything it keeps goes beside the program too. */
static void set_profile(const wchar_t *folder)
{
    static wchar_t path[ROOM];
    if (GetEnvironmentVariableW(L"CLAIMS_ANNOTATOR_PROFILE", NULL, 0) != 0)
        return;
    swprintf(path, ROOM, L"%ls\\portable", folder);
    if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES)
        return;
    swprintf(path, ROOM, L"%ls\\profile", folder);
    SetEnvironmentVariableW(L"CLAIMS_ANNOTATOR_PROFILE", path);
}

static int start(int count, wchar_t **words)
{
    static wchar_t self[ROOM], folder[ROOM], path[ROOM];
    DWORD length = GetModuleFileNameW(NULL, self, ROOM);
    if (length == 0 || length >= ROOM)
        return fail(L"The program cannot find itself.");
    wcscpy(folder, self);
    *wcsrchr(folder, L'\\') = 0;
    swprintf(path, ROOM, L"%ls" LIBRARY, folder);
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return fail(path);
    set_application_id();
    set_profile(folder);
    swprintf(path, ROOM, L"%ls\\lib\\start.py", folder);
    wchar_t **all = calloc((size_t)count + 6, sizeof *all);
    if (!all)
        return fail(L"There is no memory left.");
    int at = 0;
    all[at++] = self;
    all[at++] = L"-X";
    all[at++] = L"utf8";
    all[at++] = L"-B"; /* what is installed is compiled already, and may not be ours to write */
    all[at++] = path;
    for (int each = 1; each < count; each++)
        all[at++] = words[each];
    return run(at, all);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, wchar_t *line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **words)
{
    return start(count, words);
}
#endif
