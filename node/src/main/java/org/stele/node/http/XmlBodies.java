package org.stele.node.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.xml.FhirXml;
import org.stele.gateway.fhir.xml.InvalidXmlException;
import org.stele.node.media.FhirForm;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Turns resources that come in XML into JSON. Behind the {@link Gate}: what was signed are the bytes that were sent. */
final class XmlBodies implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (FhirForm.isFhir(http) && FhirForm.isXml(http)) {
            chain.doFilter(new InJson(http, inJson(http.getInputStream().readAllBytes())), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static byte[] inJson(byte[] xml) {
        try {
            return FhirXml.toJson(Bytes.wrap(xml)).toArray();
        } catch (InvalidXmlException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MALFORMED_XML, "The XML is refused: " + e.getMessage() + "."));
        }
    }

    private static final class InJson extends HttpServletRequestWrapper {
        private final byte[] body;

        InJson(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyStream(body);
        }

        @Override
        public String getContentType() {
            return FhirForm.JSON;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return own(name).orElseGet(() -> super.getHeader(name));
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return own(name)
                    .map(value -> Collections.enumeration(List.of(value)))
                    .orElseGet(() -> super.getHeaders(name));
        }

        private Optional<String> own(String header) {
            return Optional.ofNullable(
                    switch (header.toLowerCase(Locale.ROOT)) {
                        case "content-type" -> FhirForm.JSON;
                        case "content-length" -> String.valueOf(body.length);
                        default -> null;
                    });
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }
    }
}
