grep -E 'upgraded connection|upstream' /var/log/nginx/error.log | tail
