using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>Sends a message to one person by SMTP. The message id is the mail's Message-ID: mail programs show a repeat once.</summary>
internal sealed class MailSender(Recipients recipients, TimeProvider clock) : ISender
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async ValueTask<SendOutcome> Send(DeliveryMessage message, DeliverySettings settings, CancellationToken cancel) =>
        settings.Mail is not { On: true } server ? new SendOutcome(new Rejection("delivery.channel-off"), ForGood: true)
        : await recipients.AddressOf(message.Government, message.Recipient, cancel) is not { } address ? new SendOutcome(new Rejection("delivery.no-address"), ForGood: true)
        : await Send(server, settings, address, message, cancel);

    public async ValueTask<SendOutcome> Send(MailServer server, DeliverySettings settings, string to, DeliveryMessage message, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            if ((await PrivateAddresses.Of(server.Host, settings.PrivateHosts, either.Token)).Refused is { } refused)
            {
                return new SendOutcome(refused, WayIsDown: true);
            }
            using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls };
            if (server.User is not null)
            {
                client.Credentials = new NetworkCredential(server.User, server.Password);
            }
            using var mail = Letter(server.From, to, message);
            await client.SendMailAsync(mail, either.Token);
            return SendOutcome.Taken;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendOutcome(new Rejection("delivery.too-slow", server.Host), WayIsDown: true);
        }
        catch (SmtpFailedRecipientException error)
        {
            return new SendOutcome(new Rejection("delivery.mail-refused", Says(error)), ForGood: (int)error.StatusCode >= 500);
        }
        catch (SmtpException error) when ((int)error.StatusCode is 450 or 451 or 452)
        {
            return new SendOutcome(new Rejection("delivery.mail-refused", Says(error))); // the mailbox or its server is busy; others may not be
        }
        catch (SmtpException error)
        {
            return new SendOutcome(new Rejection("delivery.mail-server", Says(error)), WayIsDown: true);
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidOperationException)
        {
            return new SendOutcome(new Rejection("delivery.mail-server", error.Message), WayIsDown: true);
        }
    }

    private static MailMessage Letter(string from, string to, DeliveryMessage message)
    {
        var letter = new MailMessage(from, to)
        {
            Subject = message.Said.Title,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Said.Text,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        letter.Headers.Add("Message-ID", $"<{message.Id}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}>");
        letter.Headers.Add("Auto-Submitted", "auto-generated"); // no out-of-office answers
        return letter;
    }

    private static string Says(SmtpException error) => error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message;
}
