using Tracker.Deciding;

namespace Tracker.Gateway.CommandLine;

/// <summary>Saves an answer as a file, which appears whole or not at all.</summary>
internal static class FileAnswer
{
    public static async Task<int> Save(FolderClient client, string path, FileInfo file, Screen screen, CancellationToken cancel)
    {
        var (response, refused) = await client.Open(HttpMethod.Get, path, cancel);
        if (response is null)
        {
            return screen.Refuse(refused!);
        }
        if (!Directory.Exists(file.DirectoryName))
        {
            response.Dispose();
            return screen.Refuse(new Rejection("file.not-written", file.FullName));
        }
        using (response)
        {
            var growing = $"{file.FullName}.{Guid.CreateVersion7():N}.part";
            try
            {
                await using (var to = new FileStream(growing, FileMode.CreateNew))
                {
                    await response.Content.CopyToAsync(to, cancel);
                }
                File.Move(growing, file.FullName, overwrite: true);
                screen.Tell("file.written", file.FullName);
                return ExitCode.Done;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return screen.Refuse(new Rejection("file.not-written", file.FullName));
            }
            finally
            {
                File.Delete(growing);
            }
        }
    }
}
