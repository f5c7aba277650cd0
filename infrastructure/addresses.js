// Runs at the CDN before a file of the site is looked for: which file answers an address.
// The same rules as infrastructure/local_stack/gateway/static.py; a test compares the two.
function handler(event) {
    var request = event.request;
    var path = request.uri;
    if (path.indexOf('/open-referral/') === 0) {
        // open data has addresses without an ending (docs/decisions/the-feed-is-files.md)
        request.uri = path.replace(/\/$/, '') + '/index.json';
        return request;
    }
    if (path.charAt(path.length - 1) === '/') {
        request.uri = path + 'index.html';
        return request;
    }
    if (path.substring(path.lastIndexOf('/') + 1).indexOf('.') === -1) {
        // relative addresses in a page count from its folder
        return {
            statusCode: 302,
            statusDescription: 'Found',
            headers: { location: { value: path + '/' } }
        };
    }
    return request;
}
