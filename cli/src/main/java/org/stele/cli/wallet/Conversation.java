package org.stele.cli.wallet;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.stele.cli.CommandFailed;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.PatientClient;

/** Talks to the role's node and turns what goes wrong into one line. */
public final class Conversation {
    /** Something asked of a node. */
    public interface Question<T> {
        T ask() throws IOException, NodeProblem;
    }

    private Conversation() {}

    static NodeClient node(StoredRole role) {
        return new NodeClient(role.address(), role.node(), InstantSource.system());
    }

    static PatientClient patient(StoredRole role) {
        return new PatientClient(node(role), role.holder());
    }

    static <T> T with(StoredRole role, Question<T> question) throws IOException {
        return with(role.address().toString(), question);
    }

    /** Asks, and fails in one line with what went wrong. */
    public static <T> T with(String address, Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (NodeProblem e) {
            throw new CommandFailed(RefusalWords.of(e) + issues(e), e);
        } catch (ConnectException e) {
            throw new CommandFailed("no node answers at " + address + ": is it running?", e);
        } catch (SSLException e) {
            throw new CommandFailed("no TLS connection with " + address + ": is that its right address?", e);
        } catch (HttpTimeoutException e) {
            throw new CommandFailed("the node at " + address + " does not answer in time: try again", e);
        }
    }

    private static String issues(NodeProblem problem) {
        return problem.issues().stream()
                .map(issue -> "; " + issue.path() + ": " + issue.code())
                .collect(Collectors.joining());
    }
}
