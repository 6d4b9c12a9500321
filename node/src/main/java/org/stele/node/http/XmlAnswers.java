package org.stele.node.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.xml.FhirXml;

/** Turns FHIR's answers into XML for who asks for that. In front of the {@link Gate}, whose refusals are answers too. */
final class XmlAnswers implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (FhirXmlTypes.isFhir(http) && FhirXmlTypes.wantsXml(http)) {
            inXml(request, (HttpServletResponse) response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void inXml(ServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        byte[] body = answer.getContentAsByteArray();
        if (body.length > 0 && FhirXmlTypes.isJson(Optional.ofNullable(answer.getContentType()))) {
            byte[] xml = FhirXml.toXml(Bytes.wrap(body)).toArray();
            answer.resetBuffer();
            answer.setContentType(FhirXmlTypes.XML);
            answer.getOutputStream().write(xml);
        }
        answer.copyBodyToResponse();
    }
}
