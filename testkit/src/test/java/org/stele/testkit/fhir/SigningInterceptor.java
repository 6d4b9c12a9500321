package org.stele.testkit.fhir;

import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.node.auth.RequestStatement;
import org.stele.node.auth.SignedStatement;
import org.stele.wallet.Holder;

/** Signs each request with a seat's key. */
final class SigningInterceptor implements IClientInterceptor {
    private final Holder holder;
    private final OrganisationId node;

    SigningInterceptor(Holder holder, OrganisationId node) {
        this.holder = holder;
        this.node = node;
    }

    @Override
    public void interceptRequest(IHttpRequest request) {
        String header = header(request.getHttpVerbName(), URI.create(request.getUri()), body(request));
        request.addHeader(SignedStatement.HEADER, header);
    }

    /** What says that the holder sends this. */
    String header(String method, URI uri, byte[] body) {
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        RequestStatement statement = new RequestStatement(
                holder.network(),
                node,
                method,
                path,
                Hash.of(body),
                holder.author(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                RandomId.generate());
        return SignedStatement.sign(statement, holder.signing()).header();
    }

    private static byte[] body(IHttpRequest request) {
        try {
            String body = request.getRequestBodyFromStream();
            return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void interceptResponse(IHttpResponse response) {
        // nothing to check: the client reads it
    }
}
