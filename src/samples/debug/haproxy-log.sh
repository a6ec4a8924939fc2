grep ' 101 ' /var/log/haproxy.log | tail # written with option httplog
