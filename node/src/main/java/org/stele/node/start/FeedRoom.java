package org.stele.node.start;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stele.exchange.Exchange;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.message.MessageLimits;
import org.stele.gateway.hl7v2.message.MessageReader;
import org.stele.gateway.hl7v2.translate.Translator;
import org.stele.gateway.hl7v2.write.MessageWriter;
import org.stele.node.config.FeedSettings;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.feed.FeedDoor;
import org.stele.node.feed.FeedLimits;
import org.stele.node.feed.FeedListener;
import org.stele.node.feed.FeedTls;
import org.stele.node.feed.Filing;
import org.stele.node.feed.Senders;
import org.stele.node.feed.out.Destination;
import org.stele.node.feed.out.DispatchMessages;
import org.stele.node.feed.out.Dispatcher;
import org.stele.node.feed.out.Receiver;
import org.stele.node.feed.out.ReceiverTls;
import org.stele.node.fhir.MessageDrafts;
import org.stele.node.start.NodeStartException.Reason;

/** Opens the door for HL7 v2. */
final class FeedRoom {
    private FeedRoom() {}

    static FeedDoor door(
            NodeConfiguration configuration, FeedSettings settings, Exchange exchange, InstantSource clock) {
        Translator translator = new Translator(
                new Authorities(settings.authorities()),
                settings.zone(),
                settings.processing().name());
        return new FeedDoor(
                new MessageReader(MessageLimits.ofBytes(settings.messageLimit())),
                new Filing(translator, new MessageDrafts(Classifier.standard(), clock)),
                exchange.feeds(),
                configuration.organisation().author(),
                clock);
    }

    static FeedListener listen(FeedSettings settings, FeedDoor door) {
        FeedLimits limits = new FeedLimits(
                settings.connections(),
                settings.messageLimit(),
                Duration.ofSeconds(settings.messageSeconds()),
                Duration.ofSeconds(settings.idleSeconds()));
        Optional<FeedTls> tls = settings.tls().map(FeedRoom::tls);
        return FeedListener.start(
                bound(settings), tls.<Senders>map(it -> it).orElse(Senders.ANYBODY_HERE), door, limits);
    }

    /** What brings messages to the organisation's own systems, where any are configured. */
    static Optional<Dispatcher> dispatcher(FeedSettings settings, Exchange exchange, InstantSource clock) {
        return settings.sending().map(sending -> {
            List<Destination> destinations = sending.destinations().entrySet().stream()
                    .map(entry -> new Destination(
                            entry.getKey(),
                            entry.getValue().address(),
                            receiver(settings, entry.getKey(), entry.getValue())))
                    .toList();
            DispatchMessages messages = new DispatchMessages(
                    new MessageWriter(new Authorities(settings.authorities())),
                    sending.as(),
                    settings.processing().name());
            return Dispatcher.start(destinations, exchange.dispatches(), messages, clock);
        });
    }

    private static Receiver receiver(FeedSettings settings, String name, FeedSettings.Destination destination) {
        if (destination.certificates().isEmpty()) {
            return Receiver.ANYBODY_HERE;
        }
        try {
            return receiver(settings.tls(), destination.certificates().get());
        } catch (GeneralSecurityException | IOException e) {
            throw new NodeStartException(
                    Reason.FEED,
                    "hl7.send-to." + name
                            + ".certificates, with hl7.keystore, do not make TLS: give certificates as PEM",
                    e);
        }
    }

    private static Receiver receiver(Optional<FeedSettings.Tls> own, Path certificates)
            throws GeneralSecurityException, IOException {
        if (own.isEmpty()) {
            return ReceiverTls.read(certificates);
        }
        char[] password = password(own.get().passwordFile());
        try {
            return ReceiverTls.read(certificates, own.get().keystore(), password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static ServerSocket bound(FeedSettings settings) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.bind(settings.listen().resolve());
            return socket;
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.ADDRESS,
                    "nothing can be listened for at hl7.listen, " + settings.listen()
                            + ": correct it, or end who has it",
                    e);
        }
    }

    private static FeedTls tls(FeedSettings.Tls files) {
        char[] password = password(files.passwordFile());
        try {
            return FeedTls.read(files.keystore(), password, files.clients());
        } catch (GeneralSecurityException | IOException e) {
            throw new NodeStartException(
                    Reason.FEED,
                    "hl7.keystore, its password and hl7.clients do not make TLS: give a PKCS#12 file with a key, and"
                            + " certificates as PEM",
                    e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static char[] password(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw new NodeStartException(Reason.FEED, "hl7.keystore-password-file cannot be read: correct it", e);
        }
    }
}
