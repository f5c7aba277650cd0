// Runs at the CDN before a request goes on to the forms or to the desk: says whose it is.
function handler(event) {
    event.request.headers['x-viewer-address'] = { value: event.viewer.ip };
    return event.request;
}
