package org.stele.node.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.stele.node.auth.Caller;

/** A request whose body has been read and whose caller is known, if it has one. */
final class ReadRequest extends HttpServletRequestWrapper {
    private static final Principal OPERATOR = () -> "operator";

    private final byte[] body;
    private final boolean operator;

    ReadRequest(HttpServletRequest request, byte[] body, Optional<Caller> caller, boolean operator) {
        super(request);
        this.body = body;
        this.operator = operator;
        caller.ifPresent(known -> setAttribute(Caller.class.getName(), known));
    }

    byte[] body() {
        return body;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return operator ? OPERATOR : null;
    }

    /** Spring would answer 304 itself, by whole seconds, in which there may be two versions: whoever reads the text looks closer. */
    @Override
    public long getDateHeader(String name) {
        return name.equalsIgnoreCase(HttpHeaders.IF_MODIFIED_SINCE) ? -1 : super.getDateHeader(name);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BodyStream(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
