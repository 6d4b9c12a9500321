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
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.xml.FhirXml;
import org.stele.gateway.fhir.xml.InvalidXmlException;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Turns resources that come in XML into JSON. Behind the {@link Gate}: what was signed are the bytes that were sent. */
final class XmlBodies implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (FhirXmlTypes.isFhir(http) && FhirXmlTypes.isXml(http)) {
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
        private static final String CONTENT_TYPE = "Content-Type";

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
            return FhirXmlTypes.JSON;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(CONTENT_TYPE) ? FhirXmlTypes.JSON : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(CONTENT_TYPE)
                    ? Collections.enumeration(List.of(FhirXmlTypes.JSON))
                    : super.getHeaders(name);
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
