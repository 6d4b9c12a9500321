package org.stele.cli.wallet;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;
import org.stele.cli.CommandFailed;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** What a node says of itself, to be checked by what it proves. */
record AskedNode(Hash network, RandomId organisation) {
    static AskedNode at(URI node) throws IOException, NodeProblem {
        RandomId anyone = RandomId.generate();
        JsonNode answer = new NodeClient(node, anyone, InstantSource.system()).get("/v1/network");
        return new AskedNode(
                said(node, answer, "network", Hash::parse), said(node, answer, "organisation", RandomId::parse));
    }

    private static <T> T said(URI node, JsonNode answer, String field, Function<String, T> parse) {
        try {
            return parse.apply(answer.path(field).asString(""));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(
                    "what answers at " + node + " is no node of Stele: check the address that the hospital gave you",
                    e);
        }
    }
}
