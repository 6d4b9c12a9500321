package org.stele.cli.hl7;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.cli.InputFile;
import org.stele.cli.OneLine;
import org.stele.gateway.hl7v2.message.MessageLimits;
import org.stele.gateway.hl7v2.message.MessageReader;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.node.config.HostPort;
import org.stele.node.feed.out.Answered;
import org.stele.node.feed.out.Receiver;
import org.stele.node.feed.out.ReceiverLine;
import org.stele.node.feed.out.ReceiverTls;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele hl7 send}. */
@Command(
        name = "send",
        description = {
            "Send messages of HL7 v2 from files over MLLP, one after another by one connection, and show what is answered.",
            "Without --certificates to this machine only. Exit code 0: every one was answered AA. 1: not every one."
        })
final class SendFilesCommand implements Callable<Integer> {
    private static final int LONGEST = 32 << 20;
    private static final Pattern ENDS = Pattern.compile("\r\n|\n");

    @Spec
    private CommandSpec spec;

    @Option(names = "--to", required = true, paramLabel = "HOST:PORT", description = "Who listens.")
    private String to;

    @ArgGroup(exclusive = false)
    private @Nullable Tls tls;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long to wait for each answer (${DEFAULT-VALUE}).")
    private int seconds;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A message each; lines may end as they like.")
    private List<Path> files;

    /** Needs the certificates of who listens. */
    private static final class Tls {
        @Option(
                names = "--certificates",
                required = true,
                paramLabel = "FILE",
                description = "Certificates, PEM, of which who listens shows one.")
        private Path certificates;

        @ArgGroup(exclusive = false)
        private @Nullable Own own;
    }

    /** Shown where who listens asks who sends. */
    private static final class Own {
        @Option(names = "--keystore", required = true, paramLabel = "FILE", description = "Your own key, PKCS#12.")
        private Path keystore;

        @Option(
                names = "--keystore-password-file",
                required = true,
                paramLabel = "FILE",
                description = "Holds its password in the first line.")
        private Path password;
    }

    @Override
    public Integer call() {
        InetSocketAddress address = address();
        List<byte[]> messages = files.stream().map(SendFilesCommand::message).toList();
        Receiver receiver = tls == null ? Receiver.ANYBODY_HERE : receiver(tls);
        PrintWriter out = spec.commandLine().getOut();
        boolean areAllTaken = true;
        try (ReceiverLine line = ReceiverLine.open(address, receiver, Duration.ofSeconds(seconds))) {
            for (int i = 0; i < messages.size(); i++) {
                areAllTaken &= send(line, messages.get(i), files.get(i), out);
            }
        } catch (IOException e) {
            throw new CommandFailed(to + " did not take it: " + OneLine.of(String.valueOf(e.getMessage())), e);
        } finally {
            out.flush();
        }
        return areAllTaken ? 0 : 1;
    }

    private InetSocketAddress address() {
        try {
            InetSocketAddress address = HostPort.parse(to).resolve();
            if (address.isUnresolved()) {
                throw new CommandFailed(to + " is no address that is known here");
            }
            if (tls == null && !address.getAddress().isLoopbackAddress()) {
                throw new CommandFailed(
                        "plain to this machine only: name the certificates of " + to + " with --certificates");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(to + " is no host:port", e);
        }
    }

    private static byte[] message(Path file) {
        byte[] content = InputFile.read(file, LONGEST).toArray();
        String text =
                ENDS.matcher(new String(content, StandardCharsets.ISO_8859_1)).replaceAll("\r");
        byte[] message = text.getBytes(StandardCharsets.ISO_8859_1);
        controlId(file, message);
        return message;
    }

    private static String controlId(Path file, byte[] message) {
        try {
            return new MessageReader(MessageLimits.ofBytes(LONGEST))
                    .read(message)
                    .controlId();
        } catch (RefusedMessageException e) {
            throw new CommandFailed(file + " is no message: " + e.getMessage(), e);
        }
    }

    private static boolean send(ReceiverLine line, byte[] message, Path file, PrintWriter out) throws IOException {
        Optional<Answered> answered = Answered.read(line.ask(message), controlId(file, message));
        out.println(file + ": " + answered.map(SendFilesCommand::words).orElse("answered with something else"));
        return answered.filter(Answered::isTaken).isPresent();
    }

    private static String words(Answered answer) {
        return OneLine.of(String.join(" ", answer.code(), answer.error(), answer.place(), answer.text()));
    }

    private static ReceiverTls receiver(Tls files) {
        try {
            return files.own == null ? ReceiverTls.read(files.certificates) : receiver(files.certificates, files.own);
        } catch (GeneralSecurityException | IOException e) {
            throw new CommandFailed("the files do not make TLS: " + e.getMessage(), e);
        }
    }

    private static ReceiverTls receiver(Path certificates, Own own) throws GeneralSecurityException, IOException {
        char[] password = password(own.password);
        try {
            return ReceiverTls.read(certificates, own.keystore, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static char[] password(Path file) {
        String text = new String(InputFile.read(file, 1 << 10).toArray(), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("").toCharArray();
    }
}
